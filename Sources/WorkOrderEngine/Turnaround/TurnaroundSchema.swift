import Ledger

/// What the topic Turnaround adds to the tables of others.
enum TurnaroundSchema {
  static let statements = [
    // Few orders are ever held: which ones is read here, and only their histories are replayed.
    """
    CREATE INDEX event_of_hold ON event (subject)
      WHERE topic = 'order' AND (kind = 'held' OR kind = 'verificationRefused')
    """
  ]

  /// The same with all that the question names: beside an index by topic and subject the one by subject
  /// alone was never taken.
  static let holds = [
    "DROP INDEX event_of_hold",
    """
    CREATE INDEX event_of_hold ON event (topic, subject, kind)
      WHERE kind = 'held' OR kind = 'verificationRefused'
    """,
  ]
}
