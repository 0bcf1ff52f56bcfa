import Configuration
import RightsTable
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("The table of roles and commands")
struct RoleTableTests {
  private static let roles = RightsTable.roles.compactMap(Role.init(rawValue:))
  private static var rows: [(command: String, marks: String)] { RightsTable.rows }

  /// A world with somebody for each role, who has no other; the number is 50 and the column.
  private func world() throws -> World {
    let world = try World()
    let staff = Self.roles.enumerated().map {
      "\(50 + $0.offset),\($0.element.rawValue),\($0.element.rawValue)"
    }
    #expect(try world.importing(.staff, ["number,name,roles"] + staff).added == Self.roles.count)
    return world
  }

  @Test("each role may give exactly the commands of the table, cell by cell")
  func cells() throws {
    let world = try world()
    #expect(Set(Self.rows.map(\.command)) == Engine.commandNames)
    #expect(Self.roles == Role.allCases.filter { $0 != .system })
    for (command, marks) in Self.rows {
      #expect(marks.count == Self.roles.count)
      for (column, mark) in marks.enumerated() {
        let person = try world.engine.ask(now: world.now) {
          try $0.person(named: "\(50 + column)").id
        }
        let actor = Actor(person: person)
        let isPermitted = try world.engine.write(now: world.now, by: actor) { transaction in
          do {
            try transaction.authorise(command, campus: 1)
            return true
          } catch EngineError.notPermitted {
            return false
          }
        }
        #expect(isPermitted == (mark == "x"), "\(command) by \(Self.roles[column])")
      }
    }
  }

  @Test(
    "a command on an order is refused to whoever the table forbids it, and then nothing is written")
  func orders() throws {
    var world = try world()
    let number = try world.logDefect()
    let wake = try #require(CalendarDate("2026-11-25"))
    let commands: [any OrderCommand] = [
      DispatchOrder(order: number, to: "2"), AcceptOrder(order: number),
      DeclineOrder(order: number, reason: "忙"), TransferOrder(order: number, to: "4", reason: "近"),
      ArriveAtOrder(order: number), MakeOrderSafe(order: number),
      HoldOrder(order: number, reason: .parts, wakeOn: wake), ResumeOrder(order: number),
      AgreeTime(order: number, until: world.now + 86_400),
      AskExtension(order: number, until: world.now + 86_400, reason: "等"),
      DecideExtension(order: number, approve: true),
      PrioritizeOrder(order: number, priority: .p2),
      CategorizeOrder(order: number, category: "plumbing"),
      CorrectOrder(order: number, text: "灯"),
      CompleteOrder(order: number, completion: Completion(cause: "a", remedy: "b")),
      VerifyOrder(order: number), RefuseVerification(order: number, reason: "没好"),
      CloseOrder(order: number), CancelOrder(order: number, reason: "误报"),
      WithdrawOrder(order: number, reason: "好了"), ReopenOrder(order: number, reason: "又坏"),
      MarkMajor(order: number, reason: "险"), AcknowledgeEscalation(order: number),
      CommentOrder(order: number, text: "看过"), SightDefect(order: number, text: "还在"),
      TellReporter(order: number), RateOrder(order: number, rating: 4), UndoOrder(order: number),
    ]
    for command in commands {
      let name = type(of: command).name
      let marks = try #require(Self.rows.first { $0.command == name }?.marks)
      for (column, mark) in marks.enumerated() where mark == "." {
        let before = try world.order(number)
        do {
          _ = try world.give(command, as: "\(50 + column)")
          Issue.record("\(name) was taken from \(Self.roles[column])")
        } catch EngineError.notPermitted(let refused, _) {
          #expect(refused == name)
        }
        #expect(try world.order(number).events.count == before.events.count)
      }
    }
    #expect(commands.count == 28)
  }

  @Test("a role on one campus counts on none of the others")
  func elsewhere() throws {
    var world = try World()
    let staff = ["number,name,roles", "60,南湖主管,supervisor@NH"]
    #expect(try world.importing(.staff, staff).added == 1)
    let here = try world.logDefect()
    let there = try world.give(
      LogDefect(place: "XS/SY", category: "lighting", text: "灯管不亮"), as: "3"
    ).number
    try world.give(PrioritizeOrder(order: here, priority: .p2), as: "60")
    let refusal = EngineError.notPermittedThere(
      command: "prioritizeOrder", person: "南湖主管", campus: "西山校区")
    #expect(throws: refusal) {
      try world.give(PrioritizeOrder(order: there, priority: .p2), as: "60")
    }
  }
}
