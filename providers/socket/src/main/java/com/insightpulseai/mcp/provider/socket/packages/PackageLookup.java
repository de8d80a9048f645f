package com.insightpulseai.mcp.provider.socket.packages;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.insightpulseai.mcp.provider.socket.wire.JsonLines;
import com.insightpulseai.mcp.provider.socket.wire.PackageLine;
import com.insightpulseai.mcp.provider.socket.wire.PackagesRequest;
import com.insightpulseai.mcp.provider.socket.wire.SocketAccess;
import com.insightpulseai.mcp.provider.socket.wire.StreamReader;

import io.smallrye.mutiny.Uni;

/** Asks what Socket knows about packages: all in one request, for each request costs 100 units. */
public final class PackageLookup {

    private static final JsonLines<PackageLine> LINES = new JsonLines<>(PackageLine.class);

    private final SocketAccess socket;
    private final StreamReader streams;

    public PackageLookup(SocketAccess socket, StreamReader streams) {
        this.socket = socket;
        this.streams = streams;
    }

    public Uni<PackageReports> of(List<PackageUrl> packages, int alertsEach) {
        Map<String, PackageUrl> once = new LinkedHashMap<>();
        packages.forEach(purl -> once.putIfAbsent(purl.canonical(), purl));
        List<PackageUrl> distinct = List.copyOf(once.values());
        PackagesRequest request = PackagesRequest.of(distinct.stream().map(PackageUrl::text).toList());
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
