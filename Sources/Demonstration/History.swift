import WorkOrderEngine

/// The half year as it is being made: the clock, the generator, what is to come and every order.
///
/// All that happens goes through the engine's commands, given by people who are on duty.
final class History {
  let university: University
  let material: Material
  let configuration: EffectiveConfiguration
  let end: Instant
  /// The faults that are reported upward at once, and all others.
  let majorFaults: [Defect]
  let minorFaults: [Defect]
  /// By campus: what breaks again and again, each at its place (R23).
  private(set) var recurring: [Int64: [(Defect, Place)]] = [:]
  /// The patrol routes with their stops.
  let routes: [WalkedRoute]
  var random: SeededGenerator
  var agenda = Agenda<Step>()
  var jobs: [Job] = []
  var now: Instant
  /// What the last morning is made of.
  var lastMorning = LastMorning()
  /// The indexes of orders that are urgent or major and not repaired.
  var urgent: Set<Int> = []
  /// The days with a storm so far.
  var storms: Set<CalendarDate> = []
  /// By building: looked for once.
  var callersOfBuildings: [Int64: [Caller]] = [:]
  /// What was reported lately: no list shows the same words twice.
  private var recentTexts: [String] = []
  /// The same to look them up: every report asks for each fault there is.
  private var recent: Set<String> = []
  /// What has been open for days, often for weeks.
  private var standing: Set<String> = []
  private(set) var engine: Engine
  private var indexes: [String: Int] = [:]
  private var commands = 0

  init(
    engine: Engine, university: University, material: Material, routes: [WalkedRoute],
    configuration: EffectiveConfiguration, seed: Int64, start: Instant, end: Instant
  ) {
    (self.engine, self.university, self.material) = (engine, university, material)
    (self.configuration, self.end, self.routes) = (configuration, end, routes)
    random = SeededGenerator(seed: seed)
    now = start
    let triggers = TriggerWords(configuration.triggers)
    let isMajor = { (defect: Defect) in
      defect.isMajor || triggers.suggested(by: defect.text)?.major == true
    }
    majorFaults = material.defects.filter(isMajor)
    minorFaults = material.defects.filter { !isMajor($0) }
    for grounds in university.grounds {
      recurring[grounds.campus.id] = (0..<3).compactMap { _ in recurringFault(on: grounds) }
    }
    agenda.enter(.tick, at: start)
    agenda.enter(.day(university.zone.local(start).date), at: start)
  }

  private func recurringFault(on grounds: Grounds) -> (Defect, Place)? {
    let common = minorFaults.filter { $0.priority == .p3 && $0.weight >= 5 }
    guard let fault = random.pick(common),
      let place = random.pick(grounds.places(for: fault))
    else { return nil }
    return (fault, place)
  }

  /// Runs everything that is to happen before `limit`, or until the end, in one transaction.
  func run(before limit: Instant, on outer: Engine) throws {
    try outer.together(now: now) { joined in
      engine = joined
      defer { engine = outer }
      while let time = agenda.nextTime, time < limit, time <= end, let next = agenda.next() {
        now = max(now, time)
        try happen(next.step)
      }
    }
  }

  private func happen(_ step: Step) throws {
    switch step {
    case .day(let date): try plan(date)
    case .tick: try tick()
    case .report(let storm): try report(storm: storm)
    case .job(let index, let act): try perform(act, on: index)
    case .sign(let index): try sign(index)
    case .round(let part): try perform(part)
    case .handover(let part): try perform(part)
    case .scene(let scene): try perform(scene)
    }
  }

  /// Enters what happens a while from now.
  func enter(_ step: Step, after seconds: Int64) { agenda.enter(step, at: now + seconds) }

  /// Gives a command in somebody's name.
  @discardableResult
  func give<C: Command>(_ command: C, by person: Int64) throws -> C.Answer {
    commands += 1
    return try engine.perform(
      command, id: "demonstration-\(commands)", by: Actor(person: person), now: now)
  }

  /// An order as it stands.
  func file(_ index: Int) throws -> OrderFile {
    let number = jobs[index].number
    return try engine.ask(now: now) { try $0.orderFile(number) }
  }

  /// Keeps an order that was just logged and answers its index.
  func keep(_ job: Job) -> Int {
    jobs.append(job)
    let index = jobs.count - 1
    indexes[job.number] = index
    noticeOpen(index)
    return index
  }

  /// Notices that something is broken, as far as a sheet would tell of it.
  func noticeOpen(_ index: Int) {
    if jobs[index].isUrgent || jobs[index].isMajor { urgent.insert(index) }
  }

  /// The index of an order.
  func index(of number: String) -> Int? { indexes[number] }

  /// Whatever has come due happens; who was told of a level signs for it.
  private func tick() throws {
    for line in try engine.tick(now: now).lines where line.event == "escalated" {
      guard let index = index(of: line.subject) else { continue }
      notice(try file(index), index)
    }
    // On the last morning by minutes, so that it ends with nothing due.
    let pause: Int64 = end - now <= 7_200 ? 300 : 3_600
    if now < end { agenda.enter(.tick, at: min(end, now + pause)) }
  }

  /// A text for a use that fits the month and something of which these words hold.
  func text(
    _ use: CommentUse, _ words: Set<String> = [], _ values: [String: String] = [:]
  ) -> String {
    let wording = random.pick(material.comments(use, words, in: month))
    return random.filled(wording?.text ?? use.rawValue, with: values)
  }

  /// The month on the campuses.
  var month: Int { university.zone.local(now).date.month }

  /// Whether a fault can come up now: in its season, and not in the words of another of late.
  func isFresh(_ defect: Defect, in month: Int) -> Bool {
    defect.season.contains(month) && !recent.contains(defect.text)
      && !standing.contains(defect.text)
  }

  /// Looks what the orders that have been open for days were reported as.
  func lookAtStandingOrders() throws {
    let filter = try OrderFilter("state:open age:>2d")
    let open = try engine.ask(now: now) { snapshot in
      try snapshot.orders(filter, limit: 400).items.map(\.number)
    }
    standing = Set(open.compactMap { index(of: $0).map { jobs[$0].words } })
  }

  /// Remembers that an order in these words is open again.
  func stands(_ words: String) { standing.insert(words) }

  /// Remembers the words in which a fault was reported.
  func remember(_ defect: Defect) {
    recentTexts.append(defect.text)
    if recentTexts.count > 240 { recentTexts.removeFirst() }
    recent = Set(recentTexts)
  }

  /// Somebody on duty, for so many seconds more, with one of these roles, the first role that has anybody.
  ///
  /// - Parameter others: nobody of these.
  func onDuty(
    _ roles: [Role], campus: Int64, for seconds: Int64 = 0, besides others: Set<Int64> = []
  ) -> Int64? {
    for role in roles {
      let present = university.onDuty(with: role, campus: campus, at: now).filter {
        !others.contains($0.id)
          && (seconds == 0 || university.dutyLeft(of: $0, at: now) >= seconds)
      }
      if let found = random.pick(present) { return found.id }
    }
    return nil
  }
}
