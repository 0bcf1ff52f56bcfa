import Ledger

/// The tables of the topic WorkOrders: a cache of the events, and the order of every list.
enum WorkOrderSchema {
  /// Stands for "no time at all" in columns that lists and `tick` are sorted by.
  static let never: Int64 = 253_402_300_800  // 10000-01-01T00:00:00Z
  /// Where lists in the order of due times have what is closed or cancelled: behind all that is open.
  static let over = never + 1

  // SQLite makes a table of its own for each list after IN, at each row: OR takes no time.
  static let statements = [
    """
    CREATE TABLE work_order (
      id {identity},
      number TEXT NOT NULL UNIQUE,
      campus BIGINT NOT NULL REFERENCES campus (id),
      reference TEXT,
      stage TEXT NOT NULL CHECK (stage = 'reported' OR stage = 'dispatched'
        OR stage = 'accepted' OR stage = 'inProgress' OR stage = 'onHold' OR stage = 'completed'
        OR stage = 'closed' OR stage = 'cancelled'),
      open BIGINT NOT NULL CHECK (open IN (0, 1)),
      cycle BIGINT NOT NULL CHECK (cycle >= 1),
      priority TEXT NOT NULL CHECK (priority BETWEEN 'P1' AND 'P5'),
      category TEXT NOT NULL,
      place BIGINT NOT NULL REFERENCES place (id),
      asset BIGINT REFERENCES asset (id),
      text TEXT NOT NULL,
      reporter TEXT NOT NULL,
      contact TEXT NOT NULL,
      first_contact BIGINT NOT NULL,
      reported BIGINT NOT NULL,
      holder TEXT NOT NULL,
      major BIGINT NOT NULL CHECK (major IN (0, 1)),
      major_since BIGINT,
      sightings BIGINT NOT NULL,
      hold_reason TEXT,
      held_since BIGINT,
      wakes BIGINT,
      live_due BIGINT NOT NULL,
      risk_at BIGINT NOT NULL,
      next_at BIGINT NOT NULL,
      queue_rank BIGINT NOT NULL,
      unsigned BIGINT NOT NULL CHECK (unsigned >= 0),
      untold BIGINT NOT NULL CHECK (untold IN (0, 1)),
      extension_asked BIGINT NOT NULL CHECK (extension_asked IN (0, 1)),
      completed BIGINT,
      closed BIGINT,
      told BIGINT,
      rating BIGINT CHECK (rating BETWEEN 1 AND 5),
      rework BIGINT NOT NULL,
      first_accepted BIGINT,
      first_arrived BIGINT,
      first_completed BIGINT,
      first_due BIGINT,
      first_due_before BIGINT,
      first_working BIGINT,
      imported BIGINT NOT NULL CHECK (imported IN (0, 1)),
      round BIGINT,
      stop BIGINT,
      item TEXT,
      standard BIGINT NOT NULL,
      last_event BIGINT NOT NULL,
      UNIQUE (campus, reference)
    )
    """,
    "CREATE INDEX work_order_by_due ON work_order (live_due, id)",
    "CREATE INDEX work_order_by_campus_due ON work_order (campus, live_due, id)",
    "CREATE INDEX work_order_by_holder ON work_order (holder, open, live_due, id)",
    // What only lists of open orders need leaves the others out: most orders are closed.
    "CREATE INDEX work_order_by_priority ON work_order (priority, live_due, id) WHERE open = 1",
    "CREATE INDEX work_order_by_age ON work_order (reported, id)",
    "CREATE INDEX work_order_by_campus_age ON work_order (campus, reported, id)",
    "CREATE INDEX work_order_by_place ON work_order (place, open, category, item)",
    "CREATE INDEX work_order_next ON work_order (next_at, id) WHERE next_at < 253402300800",
    """
    CREATE INDEX work_order_queue ON work_order (queue_rank, live_due, id)
      WHERE queue_rank < 10000
    """,
    // `untold` first, though it is always 1: two columns that are asked for beat one of another index.
    """
    CREATE INDEX work_order_untold ON work_order (untold, campus, completed, id)
      WHERE untold = 1
    """,
    "CREATE INDEX work_order_by_risk ON work_order (risk_at, id) WHERE open = 1",
    "CREATE INDEX work_order_closed ON work_order (campus, closed) WHERE closed IS NOT NULL",
    """
    CREATE TABLE order_clock (
      work_order BIGINT NOT NULL REFERENCES work_order (id),
      cycle BIGINT NOT NULL,
      clock TEXT NOT NULL CHECK (clock = 'accept' OR clock = 'arrive' OR clock = 'makeSafe'
        OR clock = 'complete'),
      calendar TEXT NOT NULL,
      start BIGINT NOT NULL,
      due BIGINT NOT NULL,
      due_before BIGINT NOT NULL,
      estimated BIGINT NOT NULL CHECK (estimated IN (0, 1)),
      held BIGINT NOT NULL CHECK (held >= 0),
      risk_at BIGINT NOT NULL,
      stopped BIGINT,
      target TEXT NOT NULL,
      PRIMARY KEY (work_order, cycle, clock)
    ) {clustered}
    """,
    """
    CREATE TABLE order_link (
      work_order BIGINT NOT NULL REFERENCES work_order (id),
      kind TEXT NOT NULL CHECK (kind IN ('parent', 'duplicate', 'follows')),
      other BIGINT NOT NULL REFERENCES work_order (id) CHECK (other <> work_order),
      PRIMARY KEY (work_order, kind, other)
    ) {clustered}
    """,
    "CREATE INDEX order_link_by_other ON order_link (other, kind)",
    """
    CREATE TABLE counter (
      campus BIGINT NOT NULL REFERENCES campus (id),
      name TEXT NOT NULL,
      value BIGINT NOT NULL CHECK (value >= 0),
      PRIMARY KEY (campus, name)
    ) {clustered}
    """,
    "{search order_search}",
  ]

  /// The reports of one category at one place by their time: how often something broke of late is asked at
  /// each step through a list. And how many are at risk is counted without looking at the orders.
  static let faults = [
    "CREATE INDEX work_order_by_fault ON work_order (place, category, reported, id)",
    "DROP INDEX work_order_by_risk",
    """
    CREATE INDEX work_order_by_risk ON work_order (risk_at, live_due, campus, open) WHERE open = 1
    """,
  ]

  /// Lengths in seconds below which the last quarter of an order's allowance is counted in one class: from a
  /// quarter of an hour to half a year, each four times the one before.
  static let lastQuarters = (0..<8).map { 900 << (2 * $0) }

  /// The class of an order by the time from the moment at which it is at risk to its due time: the first
  /// of ``lastQuarters`` that is longer, or one more than there are.
  static let lastQuarterClass: String = {
    let cases = lastQuarters.enumerated().map { "WHEN live_due - risk_at < \($1) THEN \($0)" }
    return "(CASE \(cases.joined(separator: " ")) ELSE \(lastQuarters.count) END)"
  }()

  /// How many are at risk is counted without walking through all that have long been late, or that are due
  /// some day.
  static let lastQuarter = [
    "DROP INDEX work_order_by_risk",
    """
    CREATE INDEX work_order_by_risk
      ON work_order (\(lastQuarterClass), risk_at, live_due, campus, open)
      WHERE open = 1
    """,
  ]

  /// What the reporter has not been told: the outcome, or a later date that was approved. It is so when
  /// the last event that says anything of it is such news, as the lifecycle has it.
  static let news = [
    "ALTER TABLE work_order ADD COLUMN news BIGINT",
    """
    UPDATE work_order SET news = (
      SELECT CASE WHEN e.kind IN (\(list(newsKinds))) THEN e.happened END FROM event e
      WHERE e.topic = 'order' AND e.subject = work_order.id
        AND e.kind IN (\(list(newsKinds + noNewsKinds)))
        AND NOT EXISTS (
          SELECT 1 FROM event u WHERE u.topic = 'order' AND u.subject = e.subject
            AND u.kind = 'undone' AND u.target = CAST(e.sequence AS TEXT))
      ORDER BY e.happened DESC, e.sequence DESC LIMIT 1)
    """,
    """
    UPDATE work_order SET untold =
      CASE WHEN news IS NOT NULL AND imported = 0 AND reporter || contact <> '' THEN 1 ELSE 0 END
    """,
  ]

  /// The events after which there is something to tell, and those after which there is not.
  static let newsKinds: [OrderChange.Kind] = [.completed, .extensionApproved]
  static let noNewsKinds: [OrderChange.Kind] = [
    .told, .verificationRefused, .reopened, .cancelled, .withdrawn,
  ]

  /// Kinds of events as a list of SQL.
  static func list(_ kinds: [OrderChange.Kind]) -> String {
    kinds.map { "'\($0.rawValue)'" }.joined(separator: ", ")
  }
}
