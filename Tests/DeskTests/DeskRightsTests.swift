import Configuration
import Foundation
import Ledger
import Localization
import RightsTable
import Screen
import TestFolders
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

/// The table of role × command × campus, as it is at the desk over a real database.
@Suite("The rights at the desk")
struct DeskRightsTests {
  private let engine: Engine
  private let now = SampleDesk.now

  /// Two campuses, with somebody for each role on Nanhu alone, `role-NH`, and on all, `role`.
  init() throws {
    let path = try TestFolder.make().appendingPathComponent("patrol.db").path
    engine = Engine(ledger: try SQLiteLedger.create(at: path, schema: Engine.schema))
    let file = try CampusFile(toml: RightsTable.campusFile, file: "rights.toml")
    try engine.found(
      Founding(campusFile: file, configuration: try Defaults.load(), simulatedClock: now),
      now: now)
  }

  private func viewer(_ number: String) throws -> Viewer {
    try engine.ask(now: now) { snapshot in
      try Viewer(try snapshot.person(named: number), in: snapshot, strings: Strings(language: .en))
    }
  }

  private func order(on campus: String) throws -> String {
    let person = try viewer("supervisor").id
    return try engine.perform(
      LogDefect(place: campus, category: "lighting", text: "灯"), id: "log \(campus)",
      by: Actor(person: person), now: now
    ).number
  }

  @Test("the desk offers what a role may do, and gives the reason for all else, cell by cell")
  func offered() throws {
    for cell in RightsTable.cells {
      for number in [cell.role, "\(cell.role)-NH"] {
        let viewer = try viewer(number)
        #expect(viewer.may(cell.command) == cell.isPermitted, "\(cell.command) by \(number)")
      }
    }
    for role in RightsTable.roles {
      var model = SampleDesk.model(language: .en, viewer: try viewer(role))
      _ = update(&model, .go(.orders))
      for step in OrderStep.allCases {
        let cell = try #require(
          RightsTable.cells.first { $0.command == step.command && $0.role == role })
        let isForbidden =
          if case .role? = model.obstacle(to: .step(step), in: .orders) { true } else { false }
        #expect(isForbidden == !cell.isPermitted, "\(step) by \(role)")
      }
    }
  }

  @Test("a step at the desk is refused by the engine to whoever may not, and on another campus")
  func given() throws {
    let desk = DeskEngine(engine: engine, settings: DeskSettings(language: .en))
    let orders = ["NH": try order(on: "NH"), "XS": try order(on: "XS")]
    let day = SampleDesk.day("2026-11-30")
    for role in RightsTable.roles {
      let viewer = try viewer("\(role)-NH")
      for step in OrderStep.allCases {
        let cell = try #require(
          RightsTable.cells.first { $0.command == step.command && $0.role == role })
        for (campus, order) in orders where !cell.isPermitted || campus == "XS" {
          var isBlocked = false
          let action = desk.give(
            .deed(Self.deed(step, until: day, now: now), order: order),
            id: "\(role) \(step) \(campus)", for: viewer, now: now, isBlocked: &isBlocked)
          guard case .failed(let failure) = action else {
            Issue.record("\(step) by \(role) on \(campus): \(action)")
            continue
          }
          let expected = cell.isPermitted ? "error.notPermittedThere" : "error.notPermitted"
          #expect(failure.key == expected, "\(step) by \(role) on \(campus)")
        }
      }
    }
  }

  /// A step with all that it needs.
  private static func deed(_ step: OrderStep, until day: CalendarDate, now: Instant) -> OrderDeed {
    switch step {
    case .accept, .arrive, .makeSafe, .resume, .verify, .close, .restate: .plain(step)
    case .refuse, .decline, .markMajor, .sight, .comment, .tell, .acknowledge, .cancel, .withdraw,
      .reopen:
      .noted(step, "说明")
    case .dispatch, .transfer: .passed(step, to: "worker", reason: "近")
    case .hold: .held(.parts, note: "", until: day)
    case .complete: .completed(Completion(cause: "a", remedy: "b"))
    case .extend: .extensionAsked(until: now + 86_400, reason: "等")
    case .decideExtension: .extensionDecided(approve: true, reason: "")
    case .prioritize: .prioritized(.p2)
    case .categorize: .categorized("plumbing")
    case .agree: .agreed(until: now + 86_400)
    case .correct: .corrected(place: nil, text: "灯", reporter: nil, contact: nil)
    case .rate: .rated(4, note: "")
    }
  }
}
