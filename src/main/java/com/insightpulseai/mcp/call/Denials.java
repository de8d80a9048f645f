package com.insightpulseai.mcp.call;

import java.time.Duration;
import java.util.Map;

import com.insightpulseai.mcp.access.UnauthenticatedException;
import com.insightpulseai.mcp.tool.RequiredRole;
import com.insightpulseai.mcp.web.problem.ProblemCode;
import com.insightpulseai.mcp.web.problem.ProblemException;

/** The answers to calls that the database did not admit. */
public final class Denials {

    private Denials() {
    }

    /** @param required the role that the call needs */
    public static RuntimeException of(Admission admission, RequiredRole required) {
        if (admission instanceof Admission.QuotaDenied denied) {
            return quotaExceeded(denied.quota());
        }
        if (admission instanceof Admission.KnownDown down) {
            return down.lastAnswer().<RuntimeException> map(StaleAnswerException::new)
                    .orElseGet(() -> ProblemException.circuitOpen(down.provider(), down.retryAfter()));
        }
        if (admission instanceof Admission.Refused refused) {
            return refused.error().startsWith("secret_")
                    ? ProblemException.unavailable("The vault has no credential for this provider.", Duration.ofMinutes(1))
                    : ProblemException.unavailable("The call could not be recorded, so it was not made.",
                            Duration.ofSeconds(1));
        }
        if (admission instanceof Admission.UnknownCaller) {
            return UnauthenticatedException.unregistered();
        }
        if (admission instanceof Admission.SessionEnded) {
            return ProblemException.of(ProblemCode.FORBIDDEN, "The session of this token has ended; sign in again.");
        }
        return ProblemException.of(ProblemCode.FORBIDDEN, required.denial());
    }

    private static ProblemException quotaExceeded(QuotaUse quota) {
        return ProblemException.of(ProblemCode.QUOTA_EXCEEDED,
                "All " + quota.limit() + " calls of class " + quota.quotaClass() + " are used up; the next window starts in "
                        + quota.resetSeconds() + " s.")
                .withHeaders(Map.of("Retry-After", Integer.toString(quota.resetSeconds())));
    }
}
