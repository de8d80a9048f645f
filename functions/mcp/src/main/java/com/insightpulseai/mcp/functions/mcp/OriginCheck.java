package com.insightpulseai.mcp.functions.mcp;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.inject.Singleton;

import com.insightpulseai.mcp.web.PublicAddress;
import com.insightpulseai.mcp.web.PublicUrl;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/**
 * Refuses pages of other sites, and names that somebody else's DNS leads here: a browser sends both where a person did not mean
 * to.
 *
 * @see <a href="https://modelcontextprotocol.io/specification/2026-07-28/basic/transports/streamable-http#security">MCP,
 *      security of Streamable HTTP</a>
 */
@Singleton
class OriginCheck {

    private static final String ANY = "*";
    private static final Pattern LOOPBACK = Pattern.compile("(?:localhost|127\\.0\\.0\\.1|\\[::1])(?::\\d{1,5})?");

    private final boolean anyHost;
    private final Set<String> hosts = new HashSet<>();
    private final Set<String> origins = new HashSet<>();

    OriginCheck(EndpointConfig config, PublicAddress address) {
        config.allowedHosts().orElse(List.of()).forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
        config.allowedOrigins().orElse(List.of()).forEach(origin -> origins.add(origin.toLowerCase(Locale.ROOT)));
        address.url().map(PublicUrl::url).ifPresent(url -> {
            String authority = url.getRawAuthority().toLowerCase(Locale.ROOT);
            hosts.add(authority);
            origins.add(url.getScheme() + "://" + authority);
        });
        anyHost = hosts.contains(ANY);
    }

    /**
     * @param host value of the header; null where there is none
     * @param sent values of {@code Origin}; null where there is none
     * @throws ProblemException {@code forbidden}, saying which of the two is not answered
     */
    void check(String host, List<String> sent) {
        String asked = host == null ? "" : host.toLowerCase(Locale.ROOT);
        boolean loopback = LOOPBACK.matcher(asked).matches();
        if (!anyHost && !loopback && !hosts.contains(asked)) {
            throw ProblemException.of(ProblemCode.FORBIDDEN,
                    "This host name is not answered here. This is not about your token;"
                            + " an administrator adds the name to mcp.endpoint.allowed-hosts.");
        }
        if (sent == null || sent.isEmpty()) {
            return;
        }
        String origin = sent.get(0).toLowerCase(Locale.ROOT);
        Optional<String> own = loopback ? Optional.of("http://" + asked) : Optional.empty();
        if (sent.size() > 1 || !origins.contains(origin) && !own.filter(origin::equals).isPresent()) {
            throw ProblemException.of(ProblemCode.FORBIDDEN,
                    "Pages of this origin are not answered here. This is not about your"
                            + " token; an administrator adds the origin to mcp.endpoint.allowed-origins.");
        }
    }
}
