package com.insightpulseai.mcp.provider.socket.scan;

import java.util.Optional;

import com.insightpulseai.mcp.provider.socket.wire.SocketAccess;
import com.insightpulseai.mcp.provider.socket.wire.SocketRepository;
import com.insightpulseai.mcp.upstream.UpstreamSession;

import io.smallrye.mutiny.Uni;

/** The repositories of an organization. */
public final class Repositories {

    /** Socket's own default for a new repository. */
    private static final String FALLBACK_BRANCH = "main";
    private static final int ONE_IS_ENOUGH = 1;

    private final SocketAccess socket;
    private final RepositoryMap configured;

    public Repositories(SocketAccess socket, RepositoryMap configured) {
        this.socket = socket;
        this.configured = configured;
    }

    /**
     * Says which repository at Socket a caller means. A configured one comes first. Of {@code owner/name}, the name is the
     * slug, and the owner the workspace if Socket has repositories in a workspace of that name. There is no second attempt
     * without the workspace: a repository of the same name elsewhere would be another one.
     *
     * @param name a slug or {@code owner/name}
     */
    public Uni<RepositoryKey> resolve(String name) {
        Optional<RepositoryKey> known = configured.find(name);
        if (known.isPresent()) {
            return Uni.createFrom().item(known.get());
        }
        RepositoryKey named = RepositoryKey.of(name);
        return named.workspace().map(owner -> workspace(owner).map(found -> new RepositoryKey(named.slug(), found)))
                .orElseGet(() -> Uni.createFrom().item(named));
    }

    /** Finds a repository; empty where Socket does not know it. */
    Uni<Optional<SocketRepository>> find(RepositoryKey key) {
        return socket.upstream()
                .read(() -> socket.api().getRepository(socket.authorization(), socket.org(), key.slug(),
                        key.workspace().orElse(null)))
                .map(Optional::of)
                .onFailure(failure -> UpstreamSession.answered(failure, 404)).recoverWithItem(Optional.empty());
    }

    /** Makes a repository known to Socket, visible within the organization only. */
    Uni<Void> create(RepositoryKey key) {
        return socket.upstream()
                .write(() -> socket.api().createRepository(socket.authorization(), socket.org(),
                        SocketRepository.New.of(key.slug(), key.workspace())))
                // Another caller was quicker.
                .onFailure(failure -> UpstreamSession.answered(failure, 409)).recoverWithNull()
                .replaceWithVoid();
    }

    /** Returns the default branch of a repository, which is made known to Socket first where it is not. */
    Uni<String> defaultBranch(RepositoryKey key) {
        return find(key).chain(found -> found.isPresent()
                ? Uni.createFrom().item(found.get().defaultBranch())
                : create(key).chain(() -> find(key)).map(made -> made.flatMap(SocketRepository::defaultBranch)))
                .map(branch -> branch.orElse(FALLBACK_BRANCH));
    }

    /** The workspace of that name as Socket spells it; empty where no repository is in one. */
    private Uni<Optional<String>> workspace(String name) {
        return socket.upstream()
                .read(() -> socket.api().listRepositories(socket.authorization(), socket.org(), name, true, ONE_IS_ENOUGH))
                .map(page -> page.results().stream().flatMap(repository -> repository.workspace().stream())
                        .filter(name::equalsIgnoreCase).findFirst())
                .onFailure(failure -> UpstreamSession.answered(failure, 404)).recoverWithItem(Optional.empty());
    }
}
