package com.insightpulseai.mcp.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How alerts get to webhooks: lent out, in order, and given up in the end. */
class DeliveryTest {

    private static final String CHAT = "[{\"name\": \"chat\", \"secret\": \"alerts_chat_url\"}]";
    private static final String SIGNED = """
            [{"name": "chat", "secret": "alerts_chat_url", "signing_secret": "alerts_chat_key"}]""";

    @BeforeEach
    void chat() {
        Database.reset();
        Database.putSecret("alerts_chat_url", "https://chat.example/hook");
    }

    @Test
    void a_claim_has_all_that_a_delivery_needs() throws SQLException {
        Database.putSecret("alerts_chat_key", "sign-with-this");
        open("socket");

        Map<String, Object> claimed = claimOne(SIGNED);

        Map<String, Object> kept = delivery(claimed);
        assertThat(claimed).containsEntry("attempt", 1).containsEntry("webhook", "chat").containsEntry("type", "alert.opened")
                .containsEntry("body", kept.get("body")).containsEntry("created_at", kept.get("created_at"))
                .containsEntry("url", "https://chat.example/hook").containsEntry("signing_secret", "sign-with-this")
                .containsEntry("error", null);
    }

    @Test
    void what_is_lent_out_is_not_given_to_others_until_the_lease_ends() throws SQLException {
        open("socket");
        Map<String, Object> first = claimOne(CHAT);
        assertThat(claim(CHAT)).isEmpty();

        endWaiting();

        assertThat(claimOne(CHAT)).containsEntry("id", first.get("id")).containsEntry("attempt", 2);
    }

    @Test
    void who_lost_the_lease_cannot_settle() throws SQLException {
        open("socket");
        Map<String, Object> late = claimOne(CHAT);
        endWaiting();
        Map<String, Object> second = claimOne(CHAT);

        assertThat(settle(late, null, null)).isFalse();
        assertThat(delivery(late)).containsEntry("state", "pending");
        assertThat(settle(second, null, null)).isTrue();
        assertThat(delivery(late)).containsEntry("state", "delivered").containsEntry("attempts", 2)
                .containsEntry("last_error", null).extractingByKey("finished_at").isNotNull();
        assertThat(settle(second, "http_500", 10)).isFalse();
    }

    @Test
    void two_at_once_never_get_the_same() throws Exception {
        IntStream.range(0, 40).forEach(number -> open("provider" + number));

        List<List<Map<String, Object>>> claims = Concurrent.atOnce(8, () -> claim(CHAT));

        assertThat(claims.stream().flatMap(List::stream).map(claimed -> claimed.get("id"))).doesNotHaveDuplicates();
        List<Object> all = new ArrayList<>(claims.stream().flatMap(List::stream).map(claimed -> claimed.get("id")).toList());
        for (List<Map<String, Object>> rest = claim(CHAT); !rest.isEmpty(); rest = claim(CHAT)) {
            all.addAll(rest.stream().map(claimed -> claimed.get("id")).toList());
        }
        assertThat(all).hasSize(40).doesNotHaveDuplicates();
    }

    @Test
    void a_claim_passes_over_what_another_is_claiming() throws SQLException {
        open("socket");
        try (Connection first = Database.login(Database.MONITOR)) {
            first.setAutoCommit(false);
            assertThat(claim(first, CHAT, 1)).hasSize(1);
            open("sentry");
            close("socket");

            assertThat(claim(CHAT)).extracting(claimed -> claimed.get("type")).containsExactly("alert.opened");
        }
    }

    @Test
    void no_more_than_asked_for_are_lent_out_and_the_oldest_first() throws SQLException {
        List.of("socket", "sentry", "netdata").forEach(DeliveryTest::open);
        try (Connection monitor = Database.login(Database.MONITOR)) {
            assertThat(claim(monitor, CHAT, 2)).extracting(DeliveryTest::subject).containsExactly("socket", "sentry");
            assertThat(claim(monitor, CHAT, 0)).isEmpty();
            assertThat(claim(monitor, CHAT, 2)).extracting(DeliveryTest::subject).containsExactly("netdata");
        }
    }

    @Test
    void of_one_alert_a_webhook_hears_in_order() throws SQLException {
        open("socket");
        close("socket");
        open("sentry");

        List<Map<String, Object>> first = claim(CHAT);
        assertThat(first).extracting(claimed -> claimed.get("type")).containsExactly("alert.opened", "alert.opened");

        settle(first.get(0), "http_500", 60);
        assertThat(claim(CHAT)).isEmpty();

        endWaiting();
        assertThat(claim(CHAT)).extracting(claimed -> claimed.get("type")).doesNotContain("alert.closed");
        endWaiting();
        settle(claim(CHAT).get(0), null, null);
        assertThat(claimOne(CHAT)).containsEntry("type", "alert.closed").containsEntry("attempt", 1);
    }

    @Test
    void a_webhook_does_not_wait_for_another() throws SQLException {
        Database.putSecret("alerts_pager_url", "https://pager.example");
        String both = "[{\"name\": \"chat\", \"secret\": \"alerts_chat_url\"}, "
                + "{\"name\": \"pager\", \"secret\": \"alerts_pager_url\"}]";
        set("socket", "warning", "{chat,pager}");
        set("socket", null, "{chat,pager}");

        List<Map<String, Object>> opened = claim(both);
        assertThat(opened).extracting(claimed -> claimed.get("url"))
                .containsExactlyInAnyOrder("https://chat.example/hook", "https://pager.example");
        Map<String, Object> pager = opened.stream().filter(claimed -> claimed.get("webhook").equals("pager")).findFirst()
                .orElseThrow();
        settle(pager, null, null);

        assertThat(claimOne(both)).containsEntry("webhook", "pager").containsEntry("type", "alert.closed");
    }

    @Test
    void one_that_failed_is_tried_again_later_with_what_went_wrong() throws SQLException {
        open("socket");
        Map<String, Object> claimed = claimOne(CHAT);

        assertThat(settle(claimed, "http_500", 60)).isTrue();

        assertThat(delivery(claimed)).containsEntry("state", "pending").containsEntry("last_error", "http_500")
                .containsEntry("finished_at", null);
        assertThat(claim(CHAT)).isEmpty();
        endWaiting();
        assertThat(claimOne(CHAT)).containsEntry("attempt", 2);
    }

    @Test
    void one_that_is_given_up_lets_the_next_go() throws SQLException {
        open("socket");
        close("socket");
        Map<String, Object> claimed = claimOne(CHAT);

        assertThat(settle(claimed, "x".repeat(201), null)).isTrue();

        assertThat(delivery(claimed)).containsEntry("state", "failed").containsEntry("last_error", "x".repeat(200))
                .extractingByKey("finished_at").isNotNull();
        assertThat(claimOne(CHAT)).containsEntry("type", "alert.closed");
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "[{\"name\": \"pager\", \"secret\": \"alerts_chat_url\"}]" })
    void what_is_for_the_webhook_of_another_monitor_is_left_to_it(String webhooks) throws SQLException {
        claim(CHAT);
        open("socket");

        assertThat(claim(webhooks)).isEmpty();

        assertThat(claimOne(CHAT)).containsEntry("attempt", 1);
    }

    @Test
    void the_webhooks_of_all_monitors_are_told_whoever_notices() throws SQLException {
        claim(CHAT);
        set("socket", "warning", "{}");
        set("sentry", "warning", "{chat}");

        assertThat(claim(CHAT)).extracting(DeliveryTest::subject).containsExactly("socket", "sentry");

        Database.execute("update ops.alert_webhooks set seen_at = seen_at - interval '61 minutes'");
        set("netdata", "warning", "{}");
        assertThat(claim(CHAT)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "[]", "[{\"name\": \"pager\", \"secret\": \"alerts_chat_url\"}]" })
    void what_is_for_a_webhook_that_nobody_had_for_an_hour_has_failed(String webhooks) throws SQLException {
        claim(CHAT);
        open("socket");
        Database.execute("update ops.alert_deliveries set created_at = created_at - interval '61 minutes'");
        claim(webhooks);
        assertThat(Database.query("select state from ops.alert_deliveries")).containsExactly(Map.of("state", "pending"));
        Database.execute("update ops.alert_webhooks set seen_at = seen_at - interval '61 minutes' where name = 'chat'");

        assertThat(claim(webhooks)).isEmpty();

        assertThat(Database.query("select state, last_error from ops.alert_deliveries"))
                .containsExactly(Map.of("state", "failed", "last_error", "webhook_removed"));
    }

    @Test
    void a_missing_url_or_signing_key_is_an_error_of_that_webhook() throws SQLException {
        open("socket");
        assertThat(claimOne(SIGNED)).containsEntry("error", "secret_missing");

        endWaiting();
        assertThat(claimOne(CHAT)).containsEntry("error", null).containsEntry("signing_secret", null);

        endWaiting();
        Database.execute("delete from vault.secrets");
        assertThat(claimOne(CHAT)).containsEntry("error", "secret_missing").containsEntry("url", null);
    }

    @Test
    void a_secret_that_cannot_be_decrypted_is_an_error_of_its_webhook_and_of_no_other() throws SQLException {
        Database.putSecret("alerts_pager_url", "https://pager.example");
        Database.execute("update vault.secrets set secret = 'bm90IGNpcGhlcnRleHQ=' where name = 'alerts_pager_url'");
        set("socket", "warning", "{chat,pager}");

        assertThat(claim("[{\"name\": \"chat\", \"secret\": \"alerts_chat_url\"}, "
                + "{\"name\": \"pager\", \"secret\": \"alerts_pager_url\"}]"))
                .extracting(claimed -> claimed.get("webhook") + " " + claimed.get("error"))
                .containsExactlyInAnyOrder("chat null", "pager secret_unreadable");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"name\": \"chat\", \"secret\": \"socket_api_key\"}", "{\"name\": \"chat\"}",
            "{\"name\": \"chat\", \"secret\": \"alerts_chat_url\", \"signing_secret\": \"socket_api_key\"}",
            "{\"name\": \"chat\", \"secret\": \"alertsx\"}" })
    void a_secret_that_is_not_for_alerts_is_not_handed_out(String webhook) throws SQLException {
        Database.putSecret("socket_api_key", "hush-hush");
        Database.putSecret("alertsx", "hush-hush");
        open("socket");

        assertThat(claimOne("[" + webhook + "]")).containsEntry("error", "secret_not_allowed").containsEntry("url", null)
                .containsEntry("signing_secret", null);
    }

    private static void open(String subject) {
        set(subject, "warning", "{chat}");
    }

    private static void close(String subject) {
        set(subject, null, "{chat}");
    }

    private static void set(String subject, String severity, String webhooks) {
        Database.query("select ops.set_alert('provider_health', ?, ?, 'title', 'message', ?::text[])", subject, severity,
                webhooks);
    }

    private static Map<String, Object> claimOne(String webhooks) throws SQLException {
        List<Map<String, Object>> claimed = claim(webhooks);
        assertThat(claimed).hasSize(1);
        return claimed.get(0);
    }

    private static List<Map<String, Object>> claim(String webhooks) throws SQLException {
        try (Connection monitor = Database.login(Database.MONITOR)) {
            return claim(monitor, webhooks, 10);
        }
    }

    private static List<Map<String, Object>> claim(Connection monitor, String webhooks, int limit) throws SQLException {
        return Database.query(monitor, "select * from ops.claim_deliveries(?, 60, ?::jsonb)", limit, webhooks);
    }

    private static boolean settle(Map<String, Object> claimed, String error, Integer retryS) throws SQLException {
        try (Connection hub = Database.login(Database.HUB)) {
            return (boolean) Database.query(hub, "select ops.settle_delivery(?, ?, ?, ?::int) as done", claimed.get("id"),
                    claimed.get("attempt"), error, retryS).get(0).get("done");
        }
    }

    private static Map<String, Object> delivery(Map<String, Object> claimed) {
        return Database.query("select * from ops.alert_deliveries where id = ?", claimed.get("id")).get(0);
    }

    private static Object subject(Map<String, Object> claimed) {
        return Database
                .query("select a.subject from ops.alerts a join ops.alert_deliveries d on d.alert_id = a.id where d.id = ?",
                        claimed.get("id"))
                .get(0).get("subject");
    }

    private static void endWaiting() {
        Database.execute("update ops.alert_deliveries set next_attempt_at = now() where state = 'pending'");
    }
}
