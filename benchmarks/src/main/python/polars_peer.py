"""Polars: one lazy query over the file, timestamps parsed with their format given."""

import sys

try:
    import polars
except ImportError:
    sys.exit("polars: not installed")

from service_totals import print_totals

response_time = polars.col("response_time_ms")
timestamp = polars.col("timestamp").str.to_datetime("%Y-%m-%dT%H:%M:%SZ")
totals = (
    polars.scan_csv(sys.argv[1])
    .with_columns(timestamp)
    .group_by("service_name")
    .agg(
        polars.len().alias("records"),
        (polars.col("status") == "failure").sum().alias("failures"),
        response_time.sum().alias("total_ms"),
        (response_time > 500).sum().alias("slow"),
        polars.col("timestamp").min().alias("first"),
        polars.col("timestamp").max().alias("last"),
    )
    .collect()
)
print_totals(totals.rows())
