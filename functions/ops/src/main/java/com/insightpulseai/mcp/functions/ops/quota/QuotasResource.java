package com.insightpulseai.mcp.functions.ops.quota;

import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

import com.insightpulseai.mcp.access.OpsRole;
import com.insightpulseai.mcp.config.Quota;
import com.insightpulseai.mcp.functions.ops.quota.QuotaNow.Pace;
import com.insightpulseai.mcp.functions.ops.read.OpsQuery;
import com.insightpulseai.mcp.functions.ops.read.OpsReads;
import com.insightpulseai.mcp.functions.ops.read.OpsReads.Answered;
import com.insightpulseai.mcp.functions.ops.setup.ConfiguredProvider;
import com.insightpulseai.mcp.functions.ops.setup.ConfiguredProviders;
import com.insightpulseai.mcp.functions.ops.setup.QuotaLimits;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;

/** Quotas with their use, those nearest to their limit first. */
@Path("/ops/quotas")
@Produces(MediaType.APPLICATION_JSON)
public class QuotasResource {

    private static final int MOST_SHOWN = 200;

    private final OpsReads reads;
    private final QuotaLimits limits;
    private final List<String> providers;

    QuotasResource(OpsReads reads, QuotaLimits limits, ConfiguredProviders configured) {
        this.reads = reads;
        this.limits = limits;
        this.providers = configured.all().stream().map(ConfiguredProvider::provider).toList();
    }

    /**
     * Quotas.
     *
     * @param scope {@code own} or those of {@code all} callers; own ones include classes that are not used
     * @param capped whether there are more than these
     */
    public record Quotas(OffsetDateTime now, String scope, boolean capped, List<QuotaNow> quotas) {
    }

    @GET
    public Uni<Quotas> quotas(@Context UriInfo request) {
        OpsQuery query = OpsQuery.of(request.getQueryParameters());
        Optional<UUID> caller = query.uuid("caller");
        Optional<String> provider = query.text("provider");
        query.check();
        return reads.read(hint -> QuotaStatements.open(hint, limits, providers, caller, provider)).chain(read -> {
            List<UsedWindow> open = open(read, caller, provider, query.now());
            List<UsedWindow> shown = open.stream()
                    .sorted(Comparator.comparingDouble((UsedWindow window) -> nearness(window, read)).reversed())
                    .limit(MOST_SHOWN).toList();
            boolean capped = open.size() > MOST_SHOWN || read.rows(1).size() == QuotaStatements.MOST_OPEN;
            return reads.read(hint -> QuotaStatements.details(shown, limits.tools(), query.now()))
                    .map(details -> new Quotas(query.now(), scope(read), capped, described(shown, read, details, query.now())));
        });
    }

    /** Windows of a length that is not configured any more limit nothing. */
    private List<UsedWindow> open(Answered read, Optional<UUID> caller, Optional<String> provider, OffsetDateTime now) {
        List<UsedWindow> used = read.rows(1).stream().map(UsedWindow::of).filter(window -> quota(window, read)
                .filter(quota -> quota.window().toSeconds() != window.windowS()).isEmpty()).toList();
        UUID reader = read.caller().id().orElseThrow();
        if (scope(read).equals("all") || caller.filter(id -> !id.equals(reader)).isPresent()) {
            return used;
        }
        Set<String> present = used.stream().map(UsedWindow::key).collect(Collectors.toSet());
        return Stream.concat(used.stream(), unused(read, provider, now).filter(window -> !present.contains(window.key())))
                .toList();
    }

    private Stream<UsedWindow> unused(Answered read, Optional<String> provider, OffsetDateTime now) {
        Optional<Row> name = read.first().stream().findFirst();
        UsedWindow reader = new UsedWindow(read.caller().id().orElseThrow(), name.map(row -> row.getString("name")),
                Optional.of("user"), Optional.of(read.role().wireName()), Optional.of(true), "", "", 1, now, 0);
        return providers.stream().filter(each -> provider.filter(asked -> !asked.equals(each)).isEmpty())
                .flatMap(each -> limits.of(each, read.role()).entrySet().stream()
                        .filter(limit -> limit.getValue().calls() > 0)
                        .map(limit -> UsedWindow.unused(reader, each, limit.getKey(), limit.getValue().window(), now)));
    }

    private List<QuotaNow> described(List<UsedWindow> shown, Answered read, Answered details, OffsetDateTime now) {
        Map<Integer, Map<OffsetDateTime, Long>> earlier = new HashMap<>();
        details.rows(0).forEach(row -> earlier.computeIfAbsent(position(row), key -> new HashMap<>())
                .put(row.getOffsetDateTime("window_start"), row.getLong("call_count")));
        Map<Integer, Long> refused = details.rows(1).stream()
                .collect(Collectors.toMap(QuotasResource::position, row -> row.getLong("refused")));
        Map<Integer, Pace> paces = details.rows(2).stream().collect(Collectors.toMap(QuotasResource::position,
                row -> new Pace(row.getLong("calls"), row.getInteger("seconds"))));
        return IntStream.range(0, shown.size())
                .mapToObj(i -> QuotaNow.of(shown.get(i), limit(shown.get(i), read), earlier.getOrDefault(i, Map.of()),
                        refused.getOrDefault(i, 0L), paces.getOrDefault(i, new Pace(0, 0)), now))
                .toList();
    }

    private static int position(Row row) {
        return row.getLong("position").intValue() - 1;
    }

    /** Callers without a limit come last, and after them those whose calls are all refused since they have no role any more. */
    private double nearness(UsedWindow window, Answered read) {
        return limit(window, read).map(limit -> limit == 0 ? 1.0 : (double) window.used() / limit)
                .orElse(role(window, read).isPresent() ? -1.0 : -2.0);
    }

    private Optional<Integer> limit(UsedWindow window, Answered read) {
        return quota(window, read).map(Quota::calls);
    }

    private Optional<Quota> quota(UsedWindow window, Answered read) {
        return role(window, read).flatMap(role -> limits.find(window.provider(), window.quotaClass(), role));
    }

    /** The reader's own is the one in force, which may be lower than the live one. */
    private static Optional<OpsRole> role(UsedWindow window, Answered read) {
        return read.caller().id().filter(window.caller()::equals).isPresent() ? Optional.of(read.role())
                : window.role().flatMap(OpsRole::of);
    }

    private static String scope(Answered read) {
        return read.role() == OpsRole.ADMIN ? "all" : "own";
    }
}
