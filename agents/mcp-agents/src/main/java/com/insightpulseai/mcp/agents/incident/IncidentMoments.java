package com.insightpulseai.mcp.agents.incident;

import com.insightpulseai.mcp.agents.incident.MetricSeries.Departure;
import com.insightpulseai.mcp.agents.incident.Moment.Kind;
import com.insightpulseai.mcp.agents.report.JsonFields;
import com.insightpulseai.mcp.agents.report.Numbers;
import com.insightpulseai.mcp.agents.report.Phrase;
import com.insightpulseai.mcp.agents.report.Times;
import com.insightpulseai.mcp.sdk.netdata.AlertTransition;

/** Makes lines of the timeline. */
final class IncidentMoments {

    private IncidentMoments() {
    }

    static Moment of(Departure departure) {
        MetricSeries series = departure.series();
        boolean isBelow = departure.furthest() < departure.range().median();
        Phrase what = Phrase.foreign(series.context()).then(" ").thenForeign(series.dimension())
                .then((isBelow ? " fell out of its range, to " : " rose out of its range, to ")
                        + Numbers.shortened(departure.furthest()) + " ")
                .thenSentence(unit(series)).then(", before " + Numbers.shortened(departure.range().median()) + " ± "
                        + Numbers.shortened(departure.range().spread()))
                .then(departure.back().map(back -> ", back at " + Times.ofDay(back)).orElse(", not back in this window"));
        JsonFields details = new JsonFields().put("context", series.context()).put("dimension", series.dimension())
                .put("unit", series.unit()).put("furthest", departure.furthest()).put("median", departure.range().median())
                .put("spread", departure.range().spread()).put("back_at", departure.back());
        return new Moment(departure.from(), Kind.METRIC, series.node(), what, details);
    }

    private static String unit(MetricSeries series) {
        return series.unit().map(unit -> unit.equals("percentage") ? "%" : unit).orElse("");
    }

    static Moment of(AlertTransition change) {
        Phrase what = Phrase.of("Alert ").thenForeign(change.alert()).then(": " + change.oldStatus().word() + " to "
                + change.status().word());
        if (change.value().isPresent()) {
            what = what.then(", " + Numbers.shortened(change.value().get()) + " ").thenSentence(change.units().orElse(""));
        }
        if (change.info().isPresent()) {
            what = what.then(" (").thenSentence(change.info().get()).then(")");
        }
        JsonFields details = new JsonFields().put("alert", change.alert()).put("status", change.status().word())
                .put("old_status", change.oldStatus().word()).put("instance", change.instance())
                .put("context", change.context()).put("value", change.value()).put("units", change.units());
        return new Moment(change.at(), Kind.ALERT, change.node(), what, details);
    }
}
