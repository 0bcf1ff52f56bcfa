import Ledger

/// The tables of the topic Escalation.
enum EscalationSchema {
  static let statements = [
    // The unique key is what makes a level fire once, whoever runs `tick` (engine.md §5).
    """
    CREATE TABLE escalation (
      work_order BIGINT NOT NULL REFERENCES work_order (id),
      ladder TEXT NOT NULL,
      level TEXT NOT NULL,
      cycle BIGINT NOT NULL,
      fired BIGINT NOT NULL,
      recorded BIGINT NOT NULL,
      role TEXT NOT NULL,
      told BIGINT,
      acknowledged BIGINT,
      acknowledged_by BIGINT,
      PRIMARY KEY (work_order, ladder, level, cycle)
    ) {clustered}
    """,
    "CREATE INDEX escalation_by_time ON escalation (recorded)",
  ]
}
