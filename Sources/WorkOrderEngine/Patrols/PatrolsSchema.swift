import Ledger

/// The tables of the topic Patrols.
enum PatrolsSchema {
  static let statements = [
    """
    CREATE TABLE route (
      id {identity},
      code TEXT NOT NULL UNIQUE,
      campus BIGINT NOT NULL REFERENCES campus (id),
      name TEXT NOT NULL,
      name_en TEXT NOT NULL,
      quota BIGINT NOT NULL CHECK (quota >= 1),
      per TEXT NOT NULL CHECK (per IN ('day', 'week', 'shift', 'month')),
      floor BIGINT NOT NULL CHECK (floor >= 0),
      gap BIGINT NOT NULL CHECK (gap >= 0),
      in_force BIGINT NOT NULL
    )
    """,
    """
    CREATE TABLE route_stop (
      route BIGINT NOT NULL REFERENCES route (id),
      position BIGINT NOT NULL CHECK (position >= 1),
      place BIGINT NOT NULL REFERENCES place (id),
      checklist TEXT NOT NULL,
      items TEXT NOT NULL,
      PRIMARY KEY (route, position)
    ) {clustered}
    """,
  ]
}
