{{- define "xcm-gateway.name" -}}
{{- default .Chart.Name .Values.nameOverride | trunc 63 | trimSuffix "-" }}
{{- end }}

{{/* StatefulSets add a hash of 10 and "-0" to labels of their pods: 52 characters at most. */}}
{{- define "xcm-gateway.fullname" -}}
{{- if .Values.fullnameOverride }}
{{- .Values.fullnameOverride | trunc 52 | trimSuffix "-" }}
{{- else if contains (include "xcm-gateway.name" .) .Release.Name }}
{{- .Release.Name | trunc 52 | trimSuffix "-" }}
{{- else }}
{{- printf "%s-%s" .Release.Name (include "xcm-gateway.name" .) | trunc 52 | trimSuffix "-" }}
{{- end }}
{{- end }}

{{- define "xcm-gateway.headless" -}}
{{- printf "%s-headless" (include "xcm-gateway.fullname" .) }}
{{- end }}

{{- define "xcm-gateway.selectorLabels" -}}
app.kubernetes.io/name: {{ include "xcm-gateway.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/component: gateway
{{- end }}

{{- define "xcm-gateway.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version | replace "+" "_" | trunc 63 | trimSuffix "-" }}
{{ include "xcm-gateway.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end }}

{{- define "xcm-gateway.serviceAccountName" -}}
{{- if .Values.serviceAccount.create }}
{{- default (include "xcm-gateway.fullname" .) .Values.serviceAccount.name }}
{{- else }}
{{- default "default" .Values.serviceAccount.name }}
{{- end }}
{{- end }}

{{- define "xcm-gateway.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ default .Chart.AppVersion .Values.image.tag }}
{{- end }}
{{- end }}

{{/* What the service reads as application.yaml. JSON, since YAML would take an address for a number. */}}
{{- define "xcm-gateway.properties" -}}
{{- if not .Values.network.attestors }}
{{- fail "network.attestors is required: who the network began with" }}
{{- end }}
{{- $network := dict "name" (required "network.name is required: the name of the network" .Values.network.name) "threshold" .Values.network.threshold "attestors" .Values.network.attestors }}
{{- with .Values.network.logName }}
{{- $_ := set $network "log-name" . }}
{{- end }}
{{- /* A token or a signer has no Secret here: config says where the keys are then. */}}
{{- $keys := dict }}
{{- if or .Values.keys.secp256k1.secretName (not (dig "xcm-gateway" "keys" "" .Values.config)) }}
{{- $_ := required "keys.secp256k1.secretName is required: the Secret with this attestor's keystore; or config.xcm-gateway.keys" .Values.keys.secp256k1.secretName }}
{{- $keys = dict "secp256k1" (dict "keystore" "/run/xcm-gateway/secp256k1/keystore.json" "password-file" "/run/xcm-gateway/secp256k1/password") }}
{{- end }}
{{- if .Values.keys.ed25519.secretName }}
{{- $_ := set $keys "ed25519" (dict "keystore" "/run/xcm-gateway/ed25519/keystore.json" "password-file" "/run/xcm-gateway/ed25519/password") }}
{{- end }}
{{- $signing := dict "mark-directory" "/marks/signing-marks" }}
{{- with .Values.signing.rotations }}
{{- $_ := set $signing "rotations" . }}
{{- end }}
{{- with .Values.signing.confirmedState }}
{{- $_ := set $signing "confirmed-state" . }}
{{- end }}
{{- $own := dict "xcm-gateway" (dict "network" $network "keys" $keys "signing" $signing "storage" (dict "directory" "/data/gateway")) }}
{{- $own = merge $own (dict "server" (dict "port" 8080) "management" (dict "server" (dict "port" 8081))) }}
{{- /* Ingress, route or mesh end TLS, unless config says that the gateway does. */}}
{{- $usual := dict "xcm-gateway" (dict "security" (dict "tls-ends-in-proxy" true)) }}
{{- toPrettyJson (merge $own (deepCopy .Values.config) $usual) }}
{{- end }}
