import Ledger

/// The tables of the topic Patrols: routes, and a cache of the events of rounds and routes.
enum PatrolsSchema {
  static let statements = routes + rounds

  private static let routes = [
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
      in_force BIGINT NOT NULL,
      last_round BIGINT NOT NULL CHECK (last_round >= 0),
      next_at BIGINT NOT NULL,
      risk_told TEXT NOT NULL
    )
    """,
    "CREATE INDEX route_by_campus ON route (campus, code)",
    "CREATE INDEX route_next ON route (next_at, id)",
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
    """
    CREATE TABLE route_suspension (
      route BIGINT NOT NULL REFERENCES route (id),
      from_day BIGINT NOT NULL,
      to_day BIGINT NOT NULL CHECK (to_day >= from_day),
      reason TEXT NOT NULL,
      PRIMARY KEY (route, from_day)
    ) {clustered}
    """,
    """
    CREATE TABLE route_watch (
      route BIGINT NOT NULL REFERENCES route (id),
      since BIGINT NOT NULL,
      position BIGINT NOT NULL,
      cause TEXT NOT NULL CHECK (cause IN ('major', 'findings')),
      round BIGINT NOT NULL,
      clean_rounds BIGINT NOT NULL CHECK (clean_rounds >= 1),
      extended TEXT NOT NULL,
      ended BIGINT,
      end_reason TEXT NOT NULL,
      PRIMARY KEY (route, position)
    ) {clustered}
    """,
    "CREATE INDEX route_watch_open ON route_watch (route) WHERE ended IS NULL",
  ]

  private static let rounds = [
    """
    CREATE TABLE round (
      id {identity},
      number TEXT NOT NULL UNIQUE,
      route BIGINT NOT NULL REFERENCES route (id),
      campus BIGINT NOT NULL REFERENCES campus (id),
      state TEXT NOT NULL
        CHECK (state IN ('planned', 'underway', 'complete', 'incomplete', 'expired')),
      period TEXT,
      slot BIGINT CHECK (slot >= 1),
      planned_from BIGINT,
      planned_until BIGINT,
      walker BIGINT,
      at BIGINT NOT NULL,
      started BIGINT,
      finished BIGINT CHECK (finished >= started),
      floor BIGINT NOT NULL,
      version BIGINT NOT NULL,
      stops BIGINT NOT NULL,
      reached BIGINT NOT NULL CHECK (reached BETWEEN 0 AND stops),
      answered BIGINT NOT NULL,
      findings BIGINT NOT NULL CHECK (findings BETWEEN 0 AND answered),
      majors BIGINT NOT NULL CHECK (majors BETWEEN 0 AND findings),
      verdict TEXT CHECK (verdict IN ('valid', 'incomplete', 'tooFast', 'tooSoon')),
      last_event BIGINT NOT NULL,
      UNIQUE (route, period, slot)
    )
    """,
    "CREATE INDEX round_by_route ON round (route, at, id)",
    "CREATE INDEX round_finished ON round (route, started, id) WHERE finished IS NOT NULL",
    "CREATE INDEX round_counted ON round (route, started) WHERE verdict = 'valid'",
    "CREATE INDEX round_underway ON round (route, walker) WHERE state = 'underway'",
    """
    CREATE INDEX round_by_walker ON round (walker, state)
      WHERE state IN ('planned', 'underway')
    """,
    "CREATE INDEX round_planned ON round (route, planned_until) WHERE state = 'planned'",
    "CREATE INDEX round_by_finish ON round (campus, finished) WHERE finished IS NOT NULL",
    """
    CREATE TABLE round_stop (
      round BIGINT NOT NULL REFERENCES round (id),
      position BIGINT NOT NULL CHECK (position >= 1),
      place BIGINT NOT NULL REFERENCES place (id),
      checklist TEXT NOT NULL,
      items TEXT NOT NULL,
      reached BIGINT,
      skip_reason TEXT,
      excuse TEXT,
      PRIMARY KEY (round, position)
    ) {clustered}
    """,
    """
    CREATE INDEX round_stop_by_place ON round_stop (place, checklist, reached)
      WHERE reached IS NOT NULL
    """,
    """
    CREATE TABLE round_check (
      round BIGINT NOT NULL REFERENCES round (id),
      position BIGINT NOT NULL,
      item TEXT NOT NULL,
      result TEXT NOT NULL CHECK (result IN ('pass', 'fail', 'na', 'skipped')),
      value TEXT,
      words TEXT NOT NULL,
      at BIGINT NOT NULL,
      person BIGINT NOT NULL,
      work_order BIGINT,
      sighting BIGINT NOT NULL CHECK (sighting IN (0, 1)),
      major BIGINT NOT NULL CHECK (major IN (0, 1)),
      repaired BIGINT NOT NULL CHECK (repaired IN (0, 1)),
      PRIMARY KEY (round, position, item)
    ) {clustered}
    """,
    "CREATE INDEX round_finding_by_round ON round_check (round) WHERE result = 'fail'",
  ]

  /// What routes asked for before they were revised.
  static let formerTerms = [
    """
    CREATE TABLE route_former (
      route BIGINT NOT NULL REFERENCES route (id),
      position BIGINT NOT NULL CHECK (position >= 1),
      until BIGINT NOT NULL,
      quota BIGINT NOT NULL CHECK (quota >= 1),
      per TEXT NOT NULL CHECK (per IN ('day', 'week', 'shift', 'month')),
      gap BIGINT NOT NULL CHECK (gap >= 0),
      in_force BIGINT NOT NULL,
      PRIMARY KEY (route, position)
    ) {clustered}
    """
  ]

  /// Photographs beside answers.
  static let photographs = [
    "ALTER TABLE round_check ADD COLUMN photo TEXT",
    "ALTER TABLE round_check ADD COLUMN photo_digest TEXT",
  ]
}
