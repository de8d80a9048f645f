package com.insightpulseai.mcp.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.insightpulseai.mcp.testing.LoggedLines;

import io.quarkus.test.junit.QuarkusTest;

/** The database responds, but takes no row: as with a full disk, which the trigger here raises the error of. */
@QuarkusTest
@GovernedTest
class UnrecordableCallTest extends GovernedCalls {

    private final AdmissionFailures failures;
    private final Observed observed;

    UnrecordableCallTest(AdmissionFailures failures, Observed observed) {
        this.failures = failures;
        this.observed = observed;
    }

    @Singleton
    static class Observed {

        private final List<AdmissionFailure> events = new CopyOnWriteArrayList<>();

        void note(@Observes AdmissionFailure failure) {
            events.add(failure);
        }
    }

    @BeforeEach
    void fillTheDisk() {
        observed.events.clear();
        database.execute("""
                create function public.disk_full() returns trigger language plpgsql as
                $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$""");
        database.execute(
                "create trigger disk_full before insert on ops.run_events for each row execute function public.disk_full()");
    }

    @AfterEach
    void freeIt() {
        database.execute("drop function public.disk_full() cascade");
    }

    @Test
    void noToolRuns() {
        call("{\"text\":\"hello\"}").statusCode(503).header("Retry-After", "1").body("code", equalTo("unavailable"));

        assertThat(EchoTool.RUNS).hasValue(0);
        assertThat(database.events()).isEmpty();
    }

    @Test
    void theLogNamesEventReasonAndSqlState() {
        try (LoggedLines log = new LoggedLines()) {
            call("{\"text\":\"hello\"}").statusCode(503);

            // Another test's line may have been the one of these ten seconds.
            assertThat(log.lines()).filteredOn(line -> line.contains("was not admitted")).allSatisfy(line -> assertThat(line)
                    .matches("(?s)Call [0-9a-f-]{36} of socket/scan.repo was not admitted: audit_failed, SQLSTATE 53100.*"));
        }
    }

    @Test
    void eachOneIsCounted() {
        call("{\"text\":\"hello\"}").statusCode(503);
        call("{\"text\":\"hello\"}").statusCode(503);

        assertThat(observed.events).hasSize(2)
                .containsOnly(new AdmissionFailure("audit_failed", Optional.of("53100")));
    }

    @Test
    void itIsKnownUntilACallIsRecordedAgain() {
        call("{\"text\":\"hello\"}").statusCode(503);
        assertThat(failures.current()).contains(new AdmissionFailure("audit_failed", Optional.of("53100")));
        database.execute("drop trigger disk_full on ops.run_events");

        call("{\"text\":\"hello\"}").statusCode(200);

        assertThat(failures.current()).isEmpty();
    }
}
