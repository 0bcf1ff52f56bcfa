import Ledger
public import ServiceClock

extension Engine {
  /// Compares the file with itself: its pages, every cached row with the events it came from, the
  /// counters and links, and with `chain` each event with its digest.
  ///
  /// - Parameter chain: recomputes the digest of every event; the slowest of the checks.
  public func doctor(chain: Bool, now: Instant) throws -> [Problem] {
    func damage(_ what: String) -> Problem {
      Problem(kind: .file, place: ledger.path, found: what)
    }
    var problems: [Problem] = []
    do {
      problems = try ledger.check().map(damage)
      if problems.isEmpty {
        problems += try ledger.strangeValues().map {
          Problem(kind: .value, place: $0.column, found: "\($0.count)")
        }
      }
      problems += try ask(now: now) { snapshot in
        let checks = DoctorCheck.usual + (chain ? [.chain] : [])
        return try checks.flatMap { try $0.run(snapshot) }
      }
      return problems
    } catch {
      // A damaged file cannot be compared with itself; what is known of it is enough.
      if !problems.isEmpty { return problems }
      guard case LedgerError.corrupt(_, let what) = error else { throw error }
      return [damage(what)]
    }
  }
}

/// One of the things that `doctor` looks at. A topic adds its own to ``usual``.
struct DoctorCheck: Sendable {
  /// Looks, and answers what is wrong.
  let run: @Sendable (Snapshot) throws -> [Problem]

  /// The checks of every run, in the order in which their problems are listed.
  static let usual = [
    orders, lastNumbers, counters, links, search, rounds, handovers, logins, rosters, tables,
    configurations, credentials, tellings,
  ]

  /// Each order's rows against its events.
  static let orders = DoctorCheck { try $0.orderProblems() }
  /// The counts from which orders get their numbers.
  static let lastNumbers = DoctorCheck { try $0.lastNumberProblems() }
  /// The counters against what they count.
  static let counters = DoctorCheck { try $0.counterProblems() }
  /// Links between orders, and places in their trees.
  static let links = DoctorCheck { try $0.linkProblems() }
  /// The search index has one entry an order.
  static let search = DoctorCheck { try $0.searchProblems() }
  /// Rounds and routes, by their own proof.
  static let rounds = DoctorCheck { snapshot in
    try snapshot.roundProblems().map(Problem.init)
  }
  /// The sheets, by their own proof.
  static let handovers = DoctorCheck { snapshot in
    try snapshot.handoverProblems().map(Problem.init)
  }
  /// The system users of the staff.
  static let logins = DoctorCheck { try $0.loginProblems() }
  /// Who is on duty on which day, against the events that entered it.
  static let rosters = DoctorCheck { try $0.rosterProblems() }
  /// The tables that no event makes row by row, against their registered digests.
  static let tables = DoctorCheck { try $0.registeredProblems() }
  /// Each version of the rules against the digest in its event.
  static let configurations = DoctorCheck { try $0.configurationProblems() }
  /// What is kept of passphrases.
  static let credentials = DoctorCheck { try $0.credentialProblems() }
  /// The messages that do not arrive.
  static let tellings = DoctorCheck { try $0.tellingProblems() }
  /// The digests of all events.
  static let chain = DoctorCheck { snapshot in
    try snapshot.chainReport().fault.map { [Problem($0)] } ?? []
  }
}
