import Foundation
import Testing

@testable import WorkOrderEngine

@Suite("Key figures")
struct KeyFigureTests {
  /// The lines of the worked examples in the documentation.
  private static let worked: [String] = {
    let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/patrol/patrol.docc/KeyFigures.md")
    let text = (try? String(contentsOf: page, encoding: .utf8)) ?? ""
    let blocks = text.components(separatedBy: "```worked\n").dropFirst()
    return blocks.flatMap { block in
      block.prefix { $0 != "`" }.split(separator: "\n").map(String.init)
    }
  }()

  private func compute(_ name: String, _ given: [String: [Double]]) -> Double?? {
    func number(_ key: String) -> Double { given[key]?.first ?? .nan }
    func count(_ key: String) -> Int { Int(number(key)) }
    let values = given["values"] ?? []
    switch name {
    case "onTimeRate":
      return KeyFigures.onTimeRate(onTime: count("onTime"), late: count("late"))
    case "onTimeRateWithOpen":
      return KeyFigures.onTimeRateWithOpen(
        onTime: count("onTime"), late: count("late"), openPastDue: count("openPastDue"),
        reopened: given["reopened"] == nil ? 0 : count("reopened"))
    case "percentile": return KeyFigures.percentile(count("p"), of: values.sorted())
    case "firstTimeFix":
      return KeyFigures.firstTimeFix(completed: count("completed"), reworked: count("reworked"))
    case "splitWaiting": return split(given).map { Double($0.waiting) }
    case "splitTravelling": return split(given).map { Double($0.travelling) }
    case "splitWorking": return split(given).map { Double($0.working) }
    case "splitOnHold": return split(given).map { Double($0.onHold.values.reduce(0, +)) }
    case "meanTimeToRepair":
      return KeyFigures.meanTimeToRepair(total: values.reduce(0, +), repairs: values.count)
    case "meanTimeBetweenFailures":
      return KeyFigures.meanTimeBetweenFailures(
        observed: number("observed"), failures: count("failures"))
    case "weeksToClear":
      return KeyFigures.weeksToClear(open: count("open"), closedInFourWeeks: count("left"))
    case "recurrence":
      return Double(RecurrenceRule.most(values.map { Instant(seconds: Int64($0 * 86_400)) }))
    case "sameRhythm":
      let (first, second) = (given["first"] ?? [], given["second"] ?? [])
      return HonestyRule.isSameRhythm(first.map { Int64($0) }, second.map { Int64($0) }) ? 1 : 0
    case "keptRate":
      return GroupResult(kept: count("kept"), judged: count("judged")).rate
    case "mix": return move(given).map(\.mix)
    case "rate": return move(given).map(\.rate)
    default: return .none
    }
  }

  /// How one group moved the rate of all, the others being what is left.
  private func move(_ given: [String: [Double]]) -> RateMove<String>? {
    func count(_ key: String) -> Int { Int(given[key]?.first ?? 0) }
    func results(_ month: Int) -> [String: GroupResult] {
      let own = GroupResult(kept: count("kept\(month)"), judged: count("judged\(month)"))
      return [
        "own": own,
        "others": GroupResult(
          kept: count("all\(month)") - own.kept, judged: count("of\(month)") - own.judged),
      ]
    }
    return RateChange.moves(before: results(0), after: results(1), precedes: <)
      .first { $0.group == "own" }
  }

  /// The split of an order with these times, in seconds.
  private func split(_ given: [String: [Double]]) -> TimeSplit? {
    func instant(_ key: String) -> Instant? {
      (given[key]?.first).map { Instant(seconds: Int64($0)) }
    }
    var order = WorkOrder(
      id: 1, campus: 1,
      report: Report(place: 1, category: "lighting", priority: .p3, text: "a", standard: 1),
      at: instant("reported") ?? Instant(seconds: 0), by: 1)
    order.current.accepted = instant("accepted")
    order.current.arrived = instant("arrived")
    order.current.completed = instant("completed")
    if let from = instant("heldFrom") {
      order.holds = [OrderHold(reason: .parts, cycle: 1, start: from, end: instant("heldTo"))]
    }
    return TimeSplit(order)
  }

  @Test("each worked example of the documentation comes out as it says", arguments: worked)
  func example(_ line: String) throws {
    let words = line.split(separator: " ").map(String.init)
    let given = words[1..<(words.count - 2)].map { word in
      let parts = word.split(separator: "=", omittingEmptySubsequences: false)
      return (String(parts[0]), parts[1].split(separator: ",").compactMap { Double($0) })
    }
    let result = try #require(compute(words[0], Dictionary(uniqueKeysWithValues: given)))
    #expect(result.map { String(format: "%.4f", $0) } ?? "-" == words[words.count - 1])
  }

  @Test("the documentation has examples for every figure in its table")
  func complete() throws {
    let examples = Set(Self.worked.map { String($0.prefix { $0 != " " }) })
    #expect(
      examples == [
        "onTimeRate", "onTimeRateWithOpen", "percentile", "firstTimeFix", "meanTimeToRepair",
        "meanTimeBetweenFailures", "weeksToClear", "recurrence", "sameRhythm", "splitWaiting",
        "splitTravelling",
        "splitWorking",
        "splitOnHold", "keptRate", "mix", "rate",
      ])
  }

  @Test("age classes go by whole days, and every age has one")
  func ages() {
    let day: Int64 = 86_400
    let expected: [(Int64, BacklogAge)] = [
      (-5, .upTo1), (0, .upTo1), (2 * day - 1, .upTo1), (2 * day, .upTo3), (4 * day - 1, .upTo3),
      (4 * day, .upTo7), (8 * day, .upTo30), (31 * day, .upTo90), (91 * day, .over90),
      (4_000 * day, .over90),
    ]
    for (age, name) in expected { #expect(BacklogAge(age: age) == name) }
  }
}
