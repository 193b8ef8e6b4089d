package io.github.slamonitor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Violations and all that they are made of, as bytes: what has to be told after a restart must not need the rule any more. */
final class ViolationCodec {

    /** The version of what has violations in it: 1 knew neither slow requests nor worst periods. */
    static final int FORMAT = 2;

    private static final int WITHOUT_WORST = 1;

    private ViolationCodec() {}

    static void write(ByteWriter out, Transition transition) {
        out.choice(transition.kind()).time(transition.at());
        write(out, transition.violation());
    }

    static Transition readTransition(ByteReader in) {
        Transition.Kind kind = in.choice(Transition.Kind.class);
        var at = in.time();
        return new Transition(kind, readViolation(in), at);
    }

    static void write(ByteWriter out, Violation violation) {
        out.text(violation.id())
                .text(violation.service())
                .text(violation.policy())
                .text(violation.rule())
                .choice(violation.kind())
                .choice(violation.severity())
                .maybe(violation.reason().orElse(null), ByteWriter::text);
        write(out, violation.evidence());
        out.time(violation.openedAt()).maybe(violation.resolvedAt().orElse(null), ByteWriter::time);
    }

    /** The arguments are read in the order in which they stand. */
    static Violation readViolation(ByteReader in) {
        return new Violation(
                in.text(),
                in.text(),
                in.text(),
                in.text(),
                in.choice(Indicator.Kind.class),
                in.choice(Severity.class),
                Optional.ofNullable(in.maybe(ByteReader::text)),
                readEvidence(in),
                in.time(),
                Optional.ofNullable(in.maybe(ByteReader::time)));
    }

    static void write(ByteWriter out, Evidence evidence) {
        out.maybe(evidence.value().orElse(null), ViolationCodec::write);
        write(out, evidence.bound());
        write(out, evidence.records());
        write(out, evidence.failures());
        write(out, evidence.slow());
        out.maybe(evidence.windowStart().orElse(null), ByteWriter::time)
                .maybe(evidence.windowEnd().orElse(null), ByteWriter::time)
                .list(evidence.worst(), ViolationCodec::write)
                .text(evidence.text());
    }

    static Evidence readEvidence(ByteReader in) {
        boolean detailed = in.version() > WITHOUT_WORST;
        return new Evidence(
                Optional.ofNullable(in.maybe(ViolationCodec::readMeasurement)),
                readBound(in),
                readCount(in),
                readCount(in),
                detailed ? readCount(in) : OptionalLong.empty(),
                Optional.ofNullable(in.maybe(ByteReader::time)),
                Optional.ofNullable(in.maybe(ByteReader::time)),
                detailed ? in.list(ViolationCodec::readPeriod) : List.of(),
                in.text());
    }

    static void write(ByteWriter out, WorstPeriod period) {
        out.time(period.start()).time(period.end()).number(period.records()).number(period.failures());
        write(out, period.value());
    }

    static WorstPeriod readPeriod(ByteReader in) {
        return new WorstPeriod(in.time(), in.time(), in.number(), in.number(), readMeasurement(in));
    }

    static void write(ByteWriter out, Bound bound) {
        out.choice(bound.comparison());
        write(out, bound.limit());
        bound.upperLimit().ifPresent(upper -> write(out, upper));
    }

    static Bound readBound(ByteReader in) {
        Bound.Comparison comparison = in.choice(Bound.Comparison.class);
        Measurement limit = readMeasurement(in);
        return comparison == Bound.Comparison.BETWEEN
                ? Bound.between(limit, readMeasurement(in))
                : Bound.of(comparison, limit);
    }

    /** A denominator of 0 marks a user's own number. */
    static void write(ByteWriter out, Measurement measurement) {
        out.choice(measurement.unit()).number(measurement.denominator());
        out.number(
                measurement.denominator() == 0
                        ? Double.doubleToRawLongBits(measurement.asDouble())
                        : measurement.numerator());
    }

    static Measurement readMeasurement(ByteReader in) {
        Measurement.Unit unit = in.choice(Measurement.Unit.class);
        long denominator = in.number();
        long number = in.number();
        return denominator == 0
                ? Measurement.inexact(unit, Double.longBitsToDouble(number))
                : Measurement.exact(unit, number, denominator);
    }

    private static void write(ByteWriter out, OptionalLong count) {
        out.maybe(count.isPresent() ? count.getAsLong() : null, ByteWriter::number);
    }

    private static OptionalLong readCount(ByteReader in) {
        Long count = in.maybe(ByteReader::number);
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }
}
