package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.module.AdmittedModules;
import io.xcmgateway.gateway.module.ModuleRegistry;
import io.xcmgateway.gateway.module.Registration;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.StoreFailureException;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Admits modules on the workers and has the committer keep their bytes.
final class Registrations implements ModuleRegistry {
    private final AdmittedModules modules;
    private final Records records;
    private final Committer committer;
    private final Executor workers;
    private final Replies replies;
    private final Semaphore running;

    Registrations(
            AdmittedModules modules,
            Records records,
            Committer committer,
            Executor workers,
            Replies replies,
            int registrationsMax) {
        this.modules = modules;
        this.records = records;
        this.committer = committer;
        this.workers = workers;
        this.replies = replies;
        this.running = new Semaphore(registrationsMax);
    }

    @Override
    public CompletionStage<Registration> register(ByteString wasm) {
        String failure = committer.failure();
        if (failure != null) {
            committer.probe();
            return CompletableFuture.completedFuture(new Registration.Unavailable(failure));
        }
        if (!running.tryAcquire()) {
            return CompletableFuture.completedFuture(
                    new Registration.Unavailable("too many registrations at one time"));
        }
        CompletableFuture<Registration> reply = new CompletableFuture<>();
        try {
            workers.execute(() -> admit(wasm, reply));
        } catch (RejectedExecutionException _) {
            reply.complete(new Registration.Unavailable("the gateway is closing"));
        }
        return reply.whenComplete((_, _) -> running.release());
    }

    private void admit(ByteString wasm, CompletableFuture<Registration> reply) {
        try {
            switch (modules.admit(wasm)) {
                case Admission.Refused(var findings) ->
                        replies.complete(reply, new Registration.Refused(findings));
                case Admission.Admitted(AdmittedModule module) ->
                        committer.add(new ModuleCommit(module.codeHash(), wasm, reply));
            }
        } catch (RuntimeException | Error e) {
            // The outermost loop of a registration: a node fault is told as such.
            replies.complete(reply, new Registration.Unavailable("node fault: " + e));
        }
    }

    private final class ModuleCommit implements CommitTask {
        private final Hash32 moduleHash;
        private final ByteString wasm;
        private final CompletableFuture<Registration> reply;
        private @Nullable Registration answer;

        ModuleCommit(Hash32 moduleHash, ByteString wasm, CompletableFuture<Registration> reply) {
            this.moduleHash = moduleHash;
            this.wasm = wasm;
            this.reply = reply;
        }

        @Override
        public void prepare(StoreBatch batch) throws StoreFailureException {
            if (records.module(moduleHash) != null) {
                answer = new Registration.AlreadyRegistered(moduleHash);
            } else {
                Records.putModule(batch, moduleHash, wasm);
                answer = new Registration.Registered(moduleHash);
            }
        }

        @Override
        public void committed() {
            if (answer == null) {
                throw new IllegalStateException("a module is prepared before it is committed");
            }
            replies.complete(reply, answer);
        }

        @Override
        public void failed(String reason) {
            replies.complete(reply, new Registration.Unavailable(reason));
        }
    }
}
