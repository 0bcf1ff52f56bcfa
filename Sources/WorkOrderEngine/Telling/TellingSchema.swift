import Ledger

/// The tables of the topic Telling: the outbox.
enum TellingSchema {
  static let statements = [
    """
    CREATE TABLE outbox (
      id {identity},
      event BIGINT NOT NULL REFERENCES event (sequence),
      person BIGINT NOT NULL,
      body TEXT NOT NULL,
      created BIGINT NOT NULL,
      attempts BIGINT NOT NULL CHECK (attempts >= 0),
      next_at BIGINT NOT NULL,
      delivered BIGINT,
      UNIQUE (event, person)
    )
    """,
    "CREATE INDEX outbox_waiting ON outbox (next_at, id) WHERE delivered IS NULL",
  ]
}
