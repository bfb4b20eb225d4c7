"""Sales at national scale: the data set, the dashboard's queries, writers beside readers."""
