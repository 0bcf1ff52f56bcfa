import Ledger

/// The tables of the topic Audit: the event table is append-only and is the truth.
enum AuditSchema {
  static let statements = [
    """
    CREATE TABLE database (
      id BIGINT PRIMARY KEY CHECK (id = 1),
      university TEXT NOT NULL,
      university_en TEXT NOT NULL,
      simulated BIGINT NOT NULL CHECK (simulated IN (0, 1)),
      clock BIGINT NOT NULL,
      seed BIGINT NOT NULL,
      merged BIGINT NOT NULL
    )
    """,
    """
    CREATE TABLE event (
      sequence {identity},
      topic TEXT NOT NULL,
      subject BIGINT NOT NULL,
      kind TEXT NOT NULL,
      happened BIGINT NOT NULL,
      recorded BIGINT NOT NULL,
      person BIGINT NOT NULL,
      entered_by BIGINT,
      command TEXT NOT NULL,
      until BIGINT,
      target TEXT NOT NULL,
      reason TEXT NOT NULL,
      body TEXT NOT NULL,
      previous {blob} NOT NULL,
      digest {blob} NOT NULL
    )
    """,
    "CREATE INDEX event_by_subject ON event (topic, subject, sequence)",
    "CREATE INDEX event_by_record ON event (topic, recorded)",
    "{append-only event}",
    """
    CREATE TABLE command (
      id TEXT NOT NULL PRIMARY KEY,
      name TEXT NOT NULL,
      answer TEXT NOT NULL,
      recorded BIGINT NOT NULL
    ) {clustered}
    """,
    """
    CREATE TABLE configuration (
      version {identity},
      body TEXT NOT NULL,
      digest TEXT NOT NULL,
      loaded BIGINT NOT NULL,
      person BIGINT NOT NULL
    )
    """,
  ]

  /// Commands with a digest of what they asked for.
  static let content = [
    "ALTER TABLE command ADD COLUMN content TEXT NOT NULL DEFAULT ''"
  ]
}
