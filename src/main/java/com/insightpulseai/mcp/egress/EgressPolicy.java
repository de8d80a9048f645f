package com.insightpulseai.mcp.egress;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Consumer;
import java.util.function.Predicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;

/** What the running application's configuration says about outbound requests. */
@Unremovable
@ApplicationScoped
class EgressPolicy {

    private final Instance<ProviderAllowlists> allowlists;
    private final Instance<UpstreamObserver> observers;

    EgressPolicy(Instance<ProviderAllowlists> allowlists, Instance<UpstreamObserver> observers) {
        this.allowlists = allowlists;
        this.observers = observers;
    }

    /** The policy of the running application; REST clients are built and used outside CDI, too. */
    static EgressPolicy current() {
        return Arc.container().instance(EgressPolicy.class).get();
    }

    void guardConnections(@Observes StartupEvent start, Vertx vertx) {
        Object transport = ((VertxInternal) vertx).transport();
        if (!GuardedTransport.class.getName().equals(transport.getClass().getName())) {
            throw new IllegalStateException("Vert.x runs on " + transport.getClass().getName() + ", not on "
                    + GuardedTransport.class.getName() + ": provider addresses would go unchecked");
        }
        govern(transport);
    }

    @SuppressWarnings("unchecked") // the transport's class may come from another class loader, see GuardedTransport
    private void govern(Object transport) {
        ((Consumer<Predicate<InetSocketAddress>>) transport).accept(this::isGoverned);
    }

    void requireAllowed(String provider, String url) {
        if (!allowlists.isResolvable()) {
            throw HostnameNotAllowedException.noHost("no provider is configured");
        }
        allowlists.get().forProvider(provider)
                .orElseThrow(() -> HostnameNotAllowedException.noHost("there is no provider " + provider))
                .validate(url);
    }

    void announce(String provider, URI uri) {
        observers.forEach(observer -> observer.contacting(provider, uri.getHost()));
    }

    private boolean isGoverned(InetSocketAddress address) {
        return allowlists.isResolvable() && allowlists.get().all().stream()
                .anyMatch(allowlist -> allowlist.governs(address.getHostString(), address.getPort()));
    }
}
