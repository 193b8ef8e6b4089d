"""The table that every program prints, in the form of ServiceTotals.java: whole numbers, rounded half up."""


def _quotient(dividend, divisor, decimals):
    scale = 10**decimals
    rounded = (2 * scale * dividend + divisor) // (2 * divisor)
    return f"{rounded // scale}.{rounded % scale:0{decimals}d}"


def print_totals(services):
    """Prints rows of (service, records, failures, total milliseconds, slow, first, last), times as datetime."""
    print("service,records,failure_rate,average_ms,slow_rate,first,last")
    for service, records, failures, total_ms, slow, first, last in sorted(services):
        print(
            service,
            records,
            _quotient(failures, records, 4),
            _quotient(total_ms, records, 2),
            _quotient(slow, records, 4),
            first.strftime("%Y-%m-%dT%H:%M:%SZ"),
            last.strftime("%Y-%m-%dT%H:%M:%SZ"),
            sep=",",
        )
