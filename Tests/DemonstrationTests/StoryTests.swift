import Ledger
import Testing
import WorkOrderEngine

@testable import Demonstration

/// A story is told in texts that are true of it: whoever reads one order from its report to its end finds
/// one fault, one repair, and people who were there.
@Suite("The stories of the demonstration")
struct StoryTests {
  /// All orders of the ten days.
  private static let orders = Result {
    let world = try World.ten.get()
    let numbers = try world.ledger.read { db in
      try db.rows("SELECT number FROM work_order ORDER BY id") { $0.text(0) }
    }
    return try world.engine.ask(now: world.now) { snapshot in
      try numbers.map { try snapshot.orderFile($0) }
    }
  }

  private static let sheets = Result {
    let world = try World.ten.get()
    let numbers = try world.ledger.read { db in
      try db.rows("SELECT number FROM handover WHERE number IS NOT NULL ORDER BY id") { $0.text(0) }
    }
    return try world.engine.ask(now: world.now) { snapshot in
      try numbers.map { try snapshot.handover($0) }
    }
  }

  private static let university = Result {
    let world = try World.ten.get()
    let file = try CampusFile(
      toml: DemonstrationFile.university.text, file: DemonstrationFile.university.rawValue)
    return try world.engine.ask(now: world.now) {
      try University(file: file, configuration: try Defaults.load(), snapshot: $0)
    }
  }

  private static let stops = Result {
    let world = try World.ten.get()
    return try world.engine.ask(now: world.now) { snapshot in
      try snapshot.routes().flatMap { try snapshot.stops(of: $0) }
    }
  }

  /// The parts that an order can have been reported for, by its words.
  private func parts(of order: WorkOrder, in material: Material) -> Set<String> {
    let report = order.report
    let told = { (text: String) in
      Finding(category: report.category, item: "", part: "", text: text).isTold(in: report.text)
    }
    if let item = report.finding?.item {
      return Set(material.findings(of: item, category: report.category).map(\.part))
    }
    return Set(
      material.defects.filter { $0.category == report.category && told($0.text) }.map(\.part))
  }

  @Test("what can break can be repaired, and what is checked can be found to fail")
  func complete() throws {
    let material = try Material()
    for defect in material.defects {
      #expect(
        !material.remedies(of: defect.part, category: defect.category).isEmpty, "\(defect.text)")
    }
    let configuration = try Defaults.load()
    let stops = try Self.stops.get()
    #expect(stops.count > 100)
    for item in Set(stops.flatMap { Answering.items(at: $0, in: configuration) }) {
      let fails: Bool =
        switch item.kind {
        case .passFail: true
        case .reading(_, let min, let max): min != nil || max != nil
        case .expiry: false
        }
      guard fails else { continue }
      let findings = material.findings(of: item.id, category: item.category)
      #expect(!findings.isEmpty, "\(item.category) \(item.id)")
      for finding in findings {
        #expect(
          !material.remedies(of: finding.part, category: item.category).isEmpty, "\(finding.text)")
      }
    }
  }

  @Test("each use has a text for whatever can happen")
  func uses() throws {
    let material = try Material()
    for month in 1...12 {
      for use in CommentUse.allCases {
        let words: [Set<String>] =
          switch use {
          case .transfer:
            [
              ["busy"], ["begun", "left"], ["begun", "resting"], ["untouched", "left"],
              ["untouched", "resting"],
            ]
          case .extension: HoldReason.allCases.map { [$0.rawValue] } + [["none"]]
          case .cancel: [["caller"], ["found"]]
          case .acknowledge: [["open"], ["finished"]]
          case .rating:
            ["rework", "slow", "poor", "fair", "night", "fast", "good"].map { Set([$0]) }
          case .skip:
            Set(try Self.stops.get().map(\.checklist)).union(["walk"]).map { [$0] }
          case .handoverRefusal: [["incomplete"], ["incident"]]
          case .sight: [["caller"]]
          case .reopen: [["caller"], ["found"]]
          case .refusal: [["manners"]]
          case .rework, .reworkCause: [["again"], ["manners"]]
          case .isolation, .outage, .onSite, .running:
            try Self.university.get().grounds.map {
              $0.kinds.union(["liftFine", "electricalFine", "plumbingFine", "fireFine"])
            }
          case .withdraw: [["joinery"], ["network", "office"], ["plumbing", "p3"]]
          default: [[]]
          }
        for words in words {
          #expect(!material.comments(use, words, in: month).isEmpty, "\(use) \(words) \(month)")
        }
      }
    }
  }

  @Test("cause, remedy and used part are of what was reported broken")
  func remedies() throws {
    let material = try Material()
    var seen = 0
    for file in try Self.orders.get() where file.order.cycle == 1 && file.order.rework == 0 {
      guard let completion = file.order.current.completion else { continue }
      seen += 1
      let parts = parts(of: file.order, in: material)
      let remedies = parts.flatMap {
        material.remedies(of: $0, category: file.order.report.category)
      }
      #expect(
        remedies.contains {
          $0.cause == completion.cause && $0.remedy == completion.remedy
            && completion.parts == ($0.used.map { [$0] } ?? [])
        }, "\(file.number) \(file.order.report.text): \(completion)")
    }
    #expect(seen > 200)
  }

  @Test("who waits for a part names the one that the repair uses")
  func parts() throws {
    var seen = 0
    for file in try Self.orders.get() {
      guard let used = file.order.current.completion?.parts.first else { continue }
      for case .held(.parts, let note, _) in file.events.map(\.change) {
        seen += 1
        #expect(note.contains(used), "\(file.number): \(note), \(used)")
      }
    }
    #expect(seen > 3)
  }

  @Test("the reason of a transfer names the shift of whoever takes over, or somebody still on duty")
  func transfers() throws {
    let university = try Self.university.get()
    let material = try Material()
    let busy = material.comments(.transfer, ["busy"], in: 11).map(\.text)
    var seen = 0
    for file in try Self.orders.get() {
      var holder: Holder?
      for event in file.events {
        defer { holder = event.change.holder ?? holder }
        guard case .transferred(.person(let to), let reason) = event.change,
          case .person(let from)? = holder
        else { continue }
        seen += 1
        let (leaving, taking) = (
          try #require(university.members[from]), try #require(university.members[to])
        )
        let shift = try #require(university.shift(of: taking, at: event.happened))
        #expect(university.isOnDuty(leaving, at: event.happened) == busy.contains(reason))
        #expect(busy.contains(reason) || reason.contains(shift.name), "\(file.number) \(reason)")
        #expect(leaving.crew == taking.crew)
      }
    }
    #expect(seen > 10)
  }

  @Test("nobody works on an order while off duty, but to end what is urgent")
  func duty() throws {
    let university = try Self.university.get()
    for file in try Self.orders.get() where file.order.report.priority > .p2 {
      for event in file.events {
        guard event.change.isWork, let member = university.members[event.by] else { continue }
        #expect(
          university.isOnDuty(member, at: event.happened), "\(file.number) \(event.change.kind)")
      }
    }
  }

  @Test(
    "nobody praises a repair and then does not accept it, nor waits long for one that was quick")
  func opinions() throws {
    let material = try Material()
    let slow = Set(material.comments(.told, ["slow"], in: 11).map(\.text))
      .subtracting(material.comments(.told, [], in: 11).map(\.text))
    var (start, completed) = (Instant(seconds: 0), Instant(seconds: 0))
    for file in try Self.orders.get() {
      var isRated = false
      for event in file.events {
        switch event.change {
        case .reported, .reopened: start = event.happened
        case .completed: completed = event.happened
        case .rated: isRated = true
        case .verificationRefused(let reason):
          #expect(!isRated, "\(file.number) \(reason)")
        case .told(let note) where slow.contains(note):
          #expect(completed - start > 86_400, "\(file.number) \(note)")
        default: break
        }
      }
    }
  }

  @Test("who speaks for a building calls from there, and nobody from where only staff have keys")
  func callers() throws {
    let places = try Self.university.get().grounds.flatMap { grounds in
      grounds.kinds.flatMap { grounds.places(of: $0) }
    }
    var seen = 0
    for file in try Self.orders.get() where !file.order.report.reporter.isEmpty {
      let report = file.order.report
      let place = try #require(places.first { $0.id == report.place })
      #expect(!Grounds.isClosed(place), "\(file.number)")
      let campus = place.path.prefix { $0 != "/" }
      let buildings = places.filter {
        $0.path.hasPrefix("\(campus)/") && $0.path.count { $0 == "/" } == 1
          && report.reporter.hasPrefix($0.name)
      }
      guard !buildings.isEmpty else { continue }
      seen += 1
      #expect(
        buildings.contains { place.path == $0.path || place.path.hasPrefix("\($0.path)/") },
        "\(file.number) \(report.reporter) \(place.path)")
    }
    #expect(seen > 10)
  }

  @Test("a sheet that is refused lacks what the refusal says, and the next one has it")
  func refusals() throws {
    let sheets = try Self.sheets.get()
    var seen = 0
    for file in sheets {
      for case .refused(let reason, let note) in file.events.map(\.change) {
        seen += 1
        switch reason {
        case .incomplete:
          #expect(file.sheet.statement(.counted) == nil, "\(note)")
          let next = sheets.first { $0.sheet.replaces == file.sheet.number }
          #expect(next?.sheet.statement(.counted)?.entries.isEmpty == false)
        case .incident:
          #expect(file.sheet.unfinished.contains { note.contains($0.number) && $0.priority == .p1 })
        case .unfit: Issue.record("\(note)")
        }
      }
    }
    #expect(seen > 0)
  }

  @Test("what a sheet says of the lifts is what its orders say")
  func lifts() throws {
    let material = try Material()
    let fine = material.comments(.running, ["lift", "liftFine"], in: 11).map(\.text)
    for file in try Self.sheets.get() {
      let said = file.sheet.statement(.running)?.entries.map(\.text) ?? []
      guard !fine.filter(said.contains).isEmpty else { continue }
      #expect(
        !file.sheet.unfinished.contains {
          $0.category == "lift" && $0.priority <= .p2 && $0.stage.awaitsRepair
        }, "\(file.sheet.number ?? "")")
    }
  }

  @Test("a reading that fails is one that an instrument can show")
  func readings() throws {
    let configuration = try Defaults.load()
    var random = SeededGenerator(seed: 5)
    for list in configuration.checklists {
      for item in list.items {
        guard case .reading(let unit, let min, let max) = item.kind else { continue }
        for _ in 1...50 {
          let value = Answering.reading(
            unit: unit, min: min, max: max, fails: true, random: &random)
          #expect(value > 0 || (min ?? 0) < 0, "\(item.id) \(value)")
          if item.id == "powerFactor" { #expect(value < 0.9) }
          guard min != nil || max != nil else { continue }
          #expect(min.map { value < $0 } == true || max.map { value > $0 } == true, "\(item.id)")
        }
      }
    }
  }
}

extension OrderChange {
  /// In whose hands it puts the order.
  fileprivate var holder: Holder? {
    switch self {
    case .dispatched(let holder), .transferred(let holder, _): holder
    default: nil
    }
  }

  /// Done with a tool in hand.
  fileprivate var isWork: Bool {
    switch self {
    case .accepted, .arrived, .held, .completed, .commented, .extensionAsked: true
    default: false
    }
  }
}
