import Ledger

/// The tables of the topic Handover.
enum HandoverSchema {
  static let statements = [
    // `body` is what was signed: these bytes are what `digest` is the SHA-256 of, and they are never
    // encoded again (engine.md §6).
    """
    CREATE TABLE handover (
      id {identity},
      campus BIGINT NOT NULL REFERENCES campus (id),
      leaving BIGINT NOT NULL REFERENCES staff (id),
      shift TEXT NOT NULL,
      shift_day BIGINT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('drafted', 'given', 'received', 'refused')),
      drafted BIGINT NOT NULL,
      number TEXT UNIQUE,
      replaces TEXT,
      expected BIGINT,
      body {blob},
      digest TEXT,
      given BIGINT,
      answered BIGINT,
      arriving BIGINT,
      checked BIGINT CHECK (checked IN (0, 1)),
      refusal TEXT,
      next_at BIGINT,
      last_event BIGINT NOT NULL,
      CHECK ((state = 'drafted') = (number IS NULL)),
      CHECK ((number IS NULL) = (body IS NULL)),
      CHECK ((number IS NULL) = (digest IS NULL)),
      CHECK ((number IS NULL) = (given IS NULL)),
      CHECK ((state IN ('received', 'refused')) = (arriving IS NOT NULL)),
      CHECK (arriving <> leaving)
    )
    """,
    "CREATE UNIQUE INDEX handover_draft ON handover (campus, leaving) WHERE state = 'drafted'",
    "CREATE INDEX handover_by_campus ON handover (campus, id)",
    "CREATE INDEX handover_next ON handover (next_at, id) WHERE next_at IS NOT NULL",
  ]

  /// Sheets in the order in which they were given, drafts by when they were begun: a draft that waited has an
  /// early row and is given late.
  static let byTime = [
    "CREATE INDEX handover_by_time ON handover ((COALESCE(given, drafted)), id)",
    "CREATE INDEX handover_by_campus_time ON handover (campus, (COALESCE(given, drafted)), id)",
    "CREATE INDEX handover_waiting ON handover (campus, given, id) WHERE state = 'given'",
    "DROP INDEX handover_by_campus",
  ]
}
