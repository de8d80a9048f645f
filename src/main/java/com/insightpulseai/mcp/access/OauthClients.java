package com.insightpulseai.mcp.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jose4j.jwt.JwtClaims;

import com.insightpulseai.mcp.platform.SingleLine;

import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * The OAuth clients whose tokens are taken, checked as a whole when the process starts. Supabase's OAuth server marks a token
 * that a user consented to give to a client with {@code client_id}, and gives it all that the user's own token has.
 *
 * @see <a href="https://supabase.com/docs/guides/auth/oauth-server/token-security">Supabase: token security</a>
 */
@ApplicationScoped
public class OauthClients {

    static final int MAX_LENGTH = 200;

    private static final String CLAIM = "client_id";
    private static final int LONGEST_NAME = 64;

    private final Map<String, OauthClient> clients = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    /** @throws ConfigurationException naming path, value and remedy of every mistake */
    @Inject
    public OauthClients(OauthClientsConfig config) {
        config.text().filter(text -> !text.isBlank())
                .ifPresent(text -> mistakes.add("oauth_clients: '" + text + "' is not a list of clients"));
        for (int i = 0; i < config.clients().size(); i++) {
            read("oauth_clients[" + i + "]", config.clients().get(i));
        }
        if (!mistakes.isEmpty()) {
            throw new ConfigurationException(SingleLine.of("provider-config.yaml: " + String.join("; ", mistakes)));
        }
    }

    private OauthClients() {
        // No client.
    }

    /** Without any client, so that every token of one is refused. */
    static OauthClients none() {
        return new OauthClients();
    }

    /** All that are listed, in the order of the file. */
    Collection<OauthClient> listed() {
        return List.copyOf(clients.values());
    }

    /**
     * The client that a verified token was issued to; empty for a token of the user's own.
     *
     * @throws UnauthenticatedException when that client is not listed, or the claim names none
     */
    Optional<OauthClient> of(JwtClaims claims) {
        // Present but null is no absence: what names no client cannot be told from a client's token.
        if (!claims.getClaimNames().contains(CLAIM)) {
            return Optional.empty();
        }
        Object claim = claims.getClaimValue(CLAIM);
        OauthClient client = claim instanceof String id ? clients.get(id) : null;
        if (client == null) {
            throw UnauthenticatedException.unlistedClient(claim instanceof String id ? id : "");
        }
        return Optional.of(client);
    }

    private void read(String path, OauthClientsConfig.Client client) {
        Optional<OpsRole> maxRole = OpsRole.of(client.maxRole());
        if (maxRole.isEmpty()) {
            mistakes.add(
                    path + ".max_role: '" + client.maxRole() + "' is not a role; use ops_viewer, ops_operator or ops_admin");
        }
        if (client.name().isBlank() || client.name().length() > LONGEST_NAME
                || client.name().chars().anyMatch(Character::isISOControl)) {
            mistakes.add(path + ".name: '" + client.name() + "' is not a name; use 1 to " + LONGEST_NAME + " characters");
        }
        client.audience().filter(audience -> !isAudience(audience)).ifPresent(audience -> mistakes.add(path + ".audience: '"
                + audience + "' is not an audience; use an https URL without user and fragment, or letters, digits and"
                + " . _ ~ -, at most " + MAX_LENGTH + " characters"));
        if (client.audience().filter(client.clientId()::equals).isPresent()) {
            mistakes.add(path + ".audience: it is the client's id, and so that of its ID tokens, which are for no API;"
                    + " use another");
        }
        if (!isVisible(client.clientId())) {
            mistakes.add(path + ".client_id: '" + client.clientId() + "' is not a client id; use 1 to " + MAX_LENGTH
                    + " visible ASCII characters, as Supabase shows it");
            return;
        }
        OauthClient listed = new OauthClient(client.clientId(), client.name(), maxRole.orElse(OpsRole.VIEWER),
                client.audience());
        if (clients.put(listed.id(), listed) != null) {
            mistakes.add(path + ".client_id: '" + client.clientId() + "' is listed twice");
        }
    }

    private static boolean isVisible(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(OauthClients::isVisible);
    }

    private static boolean isVisible(int character) {
        return character > ' ' && character < 0x7F;
    }

    /** A text with a colon has to be a URI: RFC 7519, section 2, StringOrURI. */
    private static boolean isAudience(String text) {
        return isVisible(text) && (text.indexOf(':') < 0 ? text.chars().allMatch(OauthClients::isUnreserved) : isUrl(text));
    }

    /** RFC 3986, section 2.3. */
    private static boolean isUnreserved(int character) {
        return character >= '0' && character <= '9' || character >= 'A' && character <= 'Z'
                || character >= 'a' && character <= 'z' || "-._~".indexOf(character) >= 0;
    }

    private static boolean isUrl(String text) {
        try {
            URI url = new URI(text);
            return "https".equals(url.getScheme()) && url.getHost() != null && url.getRawUserInfo() == null
                    && url.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
