import Foundation
import RightsTable
import Testing

/// The table of role × command × campus, asked and tried from the command line.
@Suite("The rights at the command line")
struct RightsTableTests {
  /// The rights that the answer gives, by their names.
  private func items(_ outcome: Outcome) throws -> [[String: Any]] {
    #expect(outcome.status == 0, "\(outcome.complaint)")
    return try #require(try outcome.json()["items"] as? [[String: Any]])
  }

  /// An office of two campuses, with somebody for each role on Nanhu alone, `role-NH`, and on all, `role`.
  private func office() throws -> Office {
    let office = try Office()
    let file = try office.file("campus.toml", RightsTable.campusFile)
    let made = try office.run("init", "--simulated", "--campus", file)
    #expect(made.status == 0, "\(made.complaint)")
    return office
  }

  @Test("staff rights shows which role may do what, cell by cell")
  func roles() throws {
    let office = try Office.simulated()
    let items = try items(try office.run("staff", "rights", "--json"))
    #expect(items.count == RightsTable.rows.count)
    for cell in RightsTable.cells {
      let row = try #require(items.first { $0["right"] as? String == cell.command })
      let roles = try #require(row["roles"] as? [String])
      #expect(roles.contains(cell.role) == cell.isPermitted, "\(cell.command) by \(cell.role)")
    }
    for language in ["en", "zh-Hans"] {
      let table = try office.run("staff", "rights", "--language", language).output
      #expect(!table.contains("⟨") && table.contains("acceptOrder"))
    }
  }

  @Test("staff rights of somebody shows what they may do on which campus, cell by cell")
  func people() throws {
    let office = try office()
    for role in RightsTable.roles {
      for (number, campuses) in [("\(role)-NH", ["NH"]), (role, ["NH", "XS"])] {
        let items = try items(try office.run("staff", "rights", number, "--json"))
        for cell in RightsTable.cells where cell.role == role {
          let row = try #require(items.first { $0["right"] as? String == cell.command })
          let found = try #require(row["campuses"] as? [String])
          #expect(found == (cell.isPermitted ? campuses : []), "\(cell.command) by \(number)")
          let isEverywhere = cell.isPermitted && number == role
          #expect(row["everywhere"] as? Bool == isEverywhere, "\(cell.command) by \(number)")
        }
      }
    }
    let shown = try office.run("staff", "rights", "worker-NH", "--language", "zh-Hans").output
    #expect(shown.contains("acceptOrder") && shown.contains("NH") && shown.contains("–"))
  }

  /// The commands with an order, as they are typed; `#` is its number.
  private static let commands = [
    ("sightDefect", "order sight # 还在"), ("dispatchOrder", "order dispatch # --to worker-NH"),
    ("acceptOrder", "order accept #"), ("declineOrder", "order decline # --reason 忙"),
    ("transferOrder", "order transfer # --to worker-NH --reason 近"),
    ("arriveAtOrder", "order arrive #"), ("makeOrderSafe", "order make-safe #"),
    ("holdOrder", "order hold # --reason parts --until 2026-11-30"),
    ("resumeOrder", "order resume #"), ("agreeTime", "order agree # --until 2026-12-01T10:00"),
    ("askExtension", "order extend # --until 2026-12-02T10:00 --reason 等"),
    ("decideExtension", "order approve #"), ("prioritizeOrder", "order prioritize # P2"),
    ("categorizeOrder", "order categorize # plumbing"),
    ("correctOrder", "order correct # --text 灯"),
    ("completeOrder", "order complete # --cause a --remedy b"),
    ("verifyOrder", "order verify #"), ("refuseVerification", "order refuse # --reason 没好"),
    ("closeOrder", "order close #"), ("cancelOrder", "order cancel # --reason 误报"),
    ("withdrawOrder", "order withdraw # --reason 好了"),
    ("reopenOrder", "order reopen # --reason 又坏"), ("markMajor", "order mark-major # --reason 险"),
    ("acknowledgeEscalation", "queue acknowledge #"), ("commentOrder", "order comment # 看过"),
    ("tellReporter", "order tell #"), ("rateOrder", "order rate # --rating 4"),
    ("undoOrder", "order undo #"),
  ]

  /// The engine's own tests try every cell; here each command is tried by one who may, by the same one on
  /// another campus, and by one who may not, so that none of them goes past the table.
  @Test("each command is refused to a role that may not give it, and on another campus")
  func commands() throws {
    let office = try office()
    func log(_ place: String) throws -> String {
      try office.run(
        "order", "log", "--place", place, "--category", "lighting", "灯", "--as", "supervisor"
      ).output.trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let (here, there) = (try log("NH/A"), try log("XS/B"))
    func status(_ words: String, _ order: String, as number: String) throws -> Outcome {
      let words = words.split(separator: " ").map { $0 == "#" ? order : String($0) }
      return try office.launch(words + ["--as", number])
    }
    for (command, words) in Self.commands {
      let cells = RightsTable.cells.filter { $0.command == command }
      let may = try #require(cells.first(where: \.isPermitted)?.role)
      let mayNot = try #require(cells.first { !$0.isPermitted }?.role)
      let elsewhere = try status(words, there, as: "\(may)-NH")
      #expect(elsewhere.status == 77, "\(command) by \(may)-NH: \(elsewhere.complaint)")
      let refused = try status(words, here, as: mayNot)
      #expect(refused.status == 77, "\(command) by \(mayNot): \(refused.complaint)")
      let taken = try status(words, here, as: "\(may)-NH")
      // Whether it fits the order is another question.
      #expect(
        [0, 75].contains(taken.status) || taken.complaint.contains("in the hands of"),
        "\(command) by \(may)-NH: \(taken.status) \(taken.complaint)")
    }
  }
}
