package com.insightpulseai.mcp.provider.socket;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;

/** Asks what Socket knows about packages: all in one request, for each request costs 100 units. */
final class PackageLookup {

    private static final JsonLines<PackageLine> LINES = new JsonLines<>(PackageLine.class);

    private final SocketAccess socket;
    private final StreamReader streams;

    PackageLookup(SocketAccess socket, StreamReader streams) {
        this.socket = socket;
        this.streams = streams;
    }

    @RegisterForReflection
    record Request(@JsonProperty("components") List<Component> components) {
    }

    @RegisterForReflection
    record Component(@JsonProperty("purl") String purl) {
    }

    Uni<PackageReports> of(List<PackageUrl> packages, int alertsEach) {
        Map<String, PackageUrl> once = new LinkedHashMap<>();
        packages.forEach(purl -> once.putIfAbsent(purl.canonical(), purl));
        List<PackageUrl> distinct = List.copyOf(once.values());
        Request request = new Request(distinct.stream().map(purl -> new Component(purl.text())).toList());
        // With purlErrors unknown packages come as errors, without as packages with an alert, or not at all. Unless poll is said
        // to be false, Socket may hold its answer back until everything is analysed.
        return socket.upstream().read(() -> socket.api()
                .lookUpPackages(socket.authorization(), socket.org(), true, true, false, request)
                .chain(response -> streams.read(response.getEntity(), body -> {
                    PackageCollector collector = new PackageCollector(distinct, alertsEach);
                    int unreadable = LINES.read(body, collector::add);
                    return collector.collected(unreadable);
                })));
    }
}
