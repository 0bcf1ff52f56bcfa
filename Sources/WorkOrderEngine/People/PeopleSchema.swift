import Ledger

/// The tables of the topic People.
enum PeopleSchema {
  static let statements = [
    """
    CREATE TABLE crew (
      id {identity},
      code TEXT NOT NULL UNIQUE,
      campus BIGINT NOT NULL REFERENCES campus (id),
      name TEXT NOT NULL,
      name_en TEXT NOT NULL,
      leader BIGINT,
      categories TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE contractor (
      id {identity},
      code TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      categories TEXT NOT NULL,
      campuses TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE staff (
      id {identity},
      number TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      name_en TEXT NOT NULL,
      crew BIGINT REFERENCES crew (id),
      contractor BIGINT REFERENCES contractor (id),
      phone TEXT NOT NULL,
      login TEXT UNIQUE,
      enabled BIGINT NOT NULL CHECK (enabled IN (0, 1))
    )
    """,
    "CREATE INDEX staff_by_crew ON staff (crew, number)",
    """
    CREATE TABLE staff_role (
      staff BIGINT NOT NULL REFERENCES staff (id),
      role TEXT NOT NULL,
      campus BIGINT NOT NULL,
      PRIMARY KEY (staff, role, campus)
    ) {clustered}
    """,
    "CREATE INDEX staff_role_by_role ON staff_role (role, campus, staff)",
    """
    CREATE TABLE shift (
      id {identity},
      code TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      name_en TEXT NOT NULL,
      start_minute BIGINT NOT NULL CHECK (start_minute BETWEEN 0 AND 1439),
      end_minute BIGINT NOT NULL CHECK (end_minute BETWEEN 0 AND 1440)
    )
    """,
    """
    CREATE TABLE shift_pattern (
      crew BIGINT NOT NULL REFERENCES crew (id),
      from_day BIGINT NOT NULL,
      cycle TEXT NOT NULL,
      stagger BIGINT NOT NULL,
      PRIMARY KEY (crew, from_day)
    ) {clustered}
    """,
    """
    CREATE TABLE roster (
      day BIGINT NOT NULL,
      staff BIGINT NOT NULL REFERENCES staff (id),
      duty TEXT NOT NULL,
      stands_in_for BIGINT REFERENCES staff (id),
      PRIMARY KEY (day, staff)
    ) {clustered}
    """,
  ]

  /// Contractors have an English name too, as crews and people have.
  static let contractorNames = [
    "ALTER TABLE contractor ADD COLUMN name_en TEXT NOT NULL DEFAULT ''"
  ]
}
