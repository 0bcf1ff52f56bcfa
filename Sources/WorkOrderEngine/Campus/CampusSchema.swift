import Ledger

/// The tables of the topic Campus.
enum CampusSchema {
  static let statements = [
    """
    CREATE TABLE campus (
      id {identity},
      code TEXT NOT NULL UNIQUE,
      slug TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      name_en TEXT NOT NULL,
      zone TEXT NOT NULL,
      calendar TEXT NOT NULL,
      remote BIGINT NOT NULL CHECK (remote IN (0, 1)),
      language TEXT NOT NULL,
      last_number BIGINT NOT NULL CHECK (last_number >= 0),
      last_sheet BIGINT NOT NULL CHECK (last_sheet >= 0)
    )
    """,
    """
    CREATE TABLE place (
      id {identity},
      campus BIGINT NOT NULL REFERENCES campus (id),
      parent BIGINT REFERENCES place (id),
      path TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      name_en TEXT NOT NULL,
      title TEXT NOT NULL,
      kind TEXT NOT NULL
    )
    """,
    "CREATE INDEX place_by_parent ON place (parent)",
    "CREATE INDEX place_by_campus ON place (campus, path)",
    """
    CREATE TABLE place_alias (
      alias TEXT NOT NULL,
      place BIGINT NOT NULL REFERENCES place (id),
      PRIMARY KEY (alias, place)
    ) {clustered}
    """,
    """
    CREATE TABLE asset (
      id {identity},
      code TEXT NOT NULL UNIQUE,
      place BIGINT NOT NULL REFERENCES place (id),
      name TEXT NOT NULL,
      kind TEXT NOT NULL
    )
    """,
    "CREATE INDEX asset_by_place ON asset (place)",
  ]
}
