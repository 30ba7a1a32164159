# The image of the gateway, for the architecture that builds it (linux/amd64 or linux/arm64). Package first:
#   mvn -DskipTests package && docker build -t xcm-gateway .
# Both base images need the same libc and its version; the runtime needs no JDK, no shell and no package.
ARG JDK_IMAGE=docker.io/library/eclipse-temurin:25-jdk-noble
ARG RUNTIME_IMAGE=docker.io/library/ubuntu:noble

FROM ${JDK_IMAGE} AS build
WORKDIR /build
# Only what the service and Spring reach; java.desktop is where java.beans is. jdk.jcmd is for operators. No CDS archive: the AOT cache
# below has its classes too.
RUN jlink --output /opt/java --no-header-files --no-man-pages --compress zip-6 \
      --add-modules \
      java.base,java.compiler,java.desktop,java.instrument,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.security.sasl,java.sql,java.transaction.xa,java.xml,jdk.crypto.cryptoki,jdk.jcmd,jdk.jfr,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs

COPY gateway-service/target/gateway-service-*.jar gateway-service.jar
RUN java -Djarmode=tools -jar gateway-service.jar extract --destination /app \
    && test -f /app/gateway-service.jar && rm -f /app/lib/*-osx-*.jar /app/lib/*-windows-*.jar
# RocksDB's jar has libraries of fifteen platforms and unpacks one at each start: keep that of this one, unpacked.
RUN mkdir rocksdb /app/native && cd rocksdb && jar --extract --file /app/lib/rocksdbjni-*.jar \
    && case "$(uname -m)" in \
         x86_64) mv librocksdbjni-linux64.so /app/native/ ;; \
         aarch64) mv librocksdbjni-linux-aarch64.so /app/native/ ;; \
         *) echo "no RocksDB for $(uname -m)" >&2; exit 1 ;; \
       esac \
    && rm -f librocksdbjni-* \
    && jar --create --manifest META-INF/MANIFEST.MF --file "$(ls /app/lib/rocksdbjni-*.jar)" $(ls | grep -v META-INF) \
    && touch -t 202601010000.00 /app/lib/rocksdbjni-*.jar
COPY target/xcm-gateway-sbom.json /app/xcm-gateway.cdx.json

# Jars need times of whole seconds: layers keep no more, and the cache is for jars of exactly these times.
# The cache holds classes as they are once linked, for this JVM, these jars and these options alone. The run starts a whole
# service in development and ends when it is up.
WORKDIR /app
RUN /opt/java/bin/java -XX:-DontCompileHugeMethods -Djava.library.path=/app/native -XX:AOTCacheOutput=/app/gateway.aot \
      -Dspring.context.exit=onRefresh -jar gateway-service.jar \
      --spring.profiles.active=development --server.port=0 --xcm-gateway.storage.directory=/tmp/training/data \
    && test -s /app/gateway.aot && rm -rf /tmp/training
RUN mkdir -p /image/opt /image/data /image/marks /image/tmp /image/etc && cp -a /opt/java /image/opt/ && cp -a /app /image/ \
    && chmod 1777 /image/tmp && chown 10001:10001 /image/data /image/marks \
    && printf 'root:x:0:0:root:/:/sbin/nologin\ngateway:x:10001:10001:gateway:/:/sbin/nologin\n' > /image/etc/passwd \
    && printf 'root:x:0:\ngateway:x:10001:\n' > /image/etc/group

FROM ${RUNTIME_IMAGE}
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title="XCM Gateway" \
      org.opencontainers.image.description="Executes Polkadot XCM messages in sandboxed Wasm modules and returns signed, re-executable proofs" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.version="${VERSION}" \
      org.opencontainers.image.revision="${REVISION}"
COPY --from=build /image/ /
# What must outlive the container: messages and states, and apart from them what was ever signed.
ENV SPRING_PROFILES_ACTIVE=production \
    XCM_GATEWAY_DATA=/data/gateway \
    XCM_GATEWAY_MARKS=/marks/signing-marks \
    LANG=C.UTF-8
WORKDIR /app
USER 10001:10001
VOLUME ["/data", "/marks"]
EXPOSE 8080 8081
HEALTHCHECK --interval=30s --timeout=10s --start-period=120s --retries=3 \
  CMD ["/opt/java/bin/java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m", "-jar", "gateway-service.jar", "answers", "http://127.0.0.1:8081/actuator/health/liveness"]
ENTRYPOINT ["/opt/java/bin/java", "-XX:-DontCompileHugeMethods", "-XX:AOTCache=/app/gateway.aot", "-XX:MaxRAMPercentage=50", "-Djava.library.path=/app/native", "-jar", "gateway-service.jar"]
