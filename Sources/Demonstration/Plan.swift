import WorkOrderEngine

/// What will become of an order, drawn when it is reported; times in seconds.
struct Plan {
  /// How the story of an order ends.
  enum Fate { case repaired, cancelled, withdrawn }

  /// What the reporter makes of the repair.
  enum Judgement { case verified, refused, silent }

  var fate = Fate.repaired
  var judgement = Judgement.verified
  /// From the report, or the dispatch, to the acceptance.
  var acceptAfter: Int64
  var declines: Bool
  var moves: Bool
  /// From the acceptance to the arrival.
  var arriveAfter: Int64
  /// From the arrival to the completion, the way back on another day included.
  var work: Int64
  /// What the repair will find and do.
  var remedy: Remedy?
  /// What the repair has to wait for, one after the other.
  var waitings: [Waiting] = []
  var asksExtension: Bool
  var comments: Int
  /// From the report to another report of the same fault; `nil`: nobody saw it again.
  var sightedAfter: Int64?
  var tellAfter: Int64
  var rates: Bool
  var judgeAfter: Int64
  var reopensAfter: Int64?
}

extension Plan {
  /// Draws what becomes of an order.
  init(
    _ defect: Defect, kind: String, hasCaller: Bool, in month: Int, material: Material,
    random: inout SeededGenerator
  ) {
    let priority = defect.priority
    remedy = random.pick(material.remedies(of: defect.part, category: defect.category))
    acceptAfter = Self.acceptAfter(priority, &random)
    declines = random.chance(28)
    moves = random.chance(26)
    arriveAfter = Self.arriveAfter(priority, &random)
    work = Self.work(priority, kind: kind, &random)
    comments = random.chance(330) ? 1 : 0
    tellAfter = random.chance(20) ? random.minutes(1_300...3_900) : random.mostlyShort(8...700)
    rates = hasCaller && random.chance(380)
    judgeAfter = random.mostlyShort(15...1_500)
    asksExtension = false
    let subject: Set<String> = [
      defect.category, defect.part, kind, priority.rawValue.lowercased(),
    ]
    let isDispensable = !material.comments(.withdraw, subject, in: month).isEmpty
    drawFate(priority, hasCaller: hasCaller, isDispensable: isDispensable, &random)
    let waits = [Priority.p1: 10, .p2: 30, .p3: 125, .p4: 330, .p5: 0][priority] ?? 0
    // What is urgent waits for things alone: doors are opened, and money is there.
    let all = material.waitings(subject, for: remedy, in: month).filter {
      priority > .p2 || [.parts, .contractor].contains($0.reason)
    }
    if random.chance(waits), let first = Self.waiting(from: all, &random) {
      waitings = [first]
      if random.chance(110), let second = Self.waiting(from: all, &random) {
        waitings.append(second)
      }
    }
    let isLong = work > 86_400 * 2 || !waitings.isEmpty
    asksExtension = priority > .p2 && priority < .p5 && isLong && random.chance(240)
  }

  /// - Parameter isDispensable: whether a reporter can do without the repair.
  private mutating func drawFate(
    _ priority: Priority, hasCaller: Bool, isDispensable: Bool,
    _ random: inout SeededGenerator
  ) {
    let fates = [955, 27, hasCaller && isDispensable ? 18 : 0]
    fate = [.repaired, .cancelled, .withdrawn][random.index(weights: fates) ?? 0]
    if priority == .p1 { fate = .repaired }
    let judgements = hasCaller ? [865, 35, 100] : [920, 25, 55]
    judgement = [.verified, .refused, .silent][random.index(weights: judgements) ?? 0]
    sightedAfter = hasCaller && random.chance(45) ? random.minutes(60...2_400) : nil
    reopensAfter = random.chance(16) ? random.minutes(1_500...22_000) : nil
  }

  private static func acceptAfter(
    _ priority: Priority, _ random: inout SeededGenerator
  ) -> Int64 {
    switch priority {
    case .p1: random.chance(35) ? random.minutes(11...24) : random.mostlyShort(1...9)
    case .p2: random.chance(50) ? random.minutes(32...70) : random.mostlyShort(2...27)
    case .p3: random.chance(35) ? random.minutes(300...1_000) : random.mostlyShort(4...170)
    case .p4, .p5: random.mostlyShort(10...400)
    }
  }

  private static func arriveAfter(
    _ priority: Priority, _ random: inout SeededGenerator
  ) -> Int64 {
    switch priority {
    case .p1: random.chance(40) ? random.minutes(24...50) : random.mostlyShort(5...19)
    case .p2: random.chance(50) ? random.minutes(100...190) : random.mostlyShort(10...88)
    case .p3: random.chance(110) ? random.minutes(480...1_200) : random.mostlyShort(15...330)
    case .p4: random.mostlyShort(60...3_600)
    case .p5: random.minutes(4_000...16_000)
    }
  }

  private static func work(
    _ priority: Priority, kind: String, _ random: inout SeededGenerator
  ) -> Int64 {
    switch priority {
    case .p1: random.chance(110) ? random.minutes(1_460...2_300) : random.minutes(35...320)
    case .p2: random.chance(75) ? random.minutes(1_440...2_700) : random.mostlyShort(25...600)
    case .p3:
      switch random.below(100) {
      case ..<81: random.mostlyShort(12...200)
      case ..<95: random.minutes(700...(kind == "dormitory" ? 2_000 : 3_000))
      default: random.minutes(4_600...9_000)
      }
    case .p4: random.chance(80) ? random.minutes(17_000...26_000) : random.mostlyShort(60...13_000)
    case .p5: random.minutes(4_000...22_000)
    }
  }

  private static func waiting(
    from all: [Waiting], _ random: inout SeededGenerator
  ) -> Waiting? {
    random.index(weights: all.map(\.wording.weight)).map { all[$0] }
  }
}
