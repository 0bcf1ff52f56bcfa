import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

/// Random numbers that come again with their seed.
struct SeededKeys: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("Random keys")
struct RandomKeyTests {
  private static let keys: [Key] =
    "abcdefghijklmnopqrstuvwxyzARHTFCX123456789 /:?.+-，１漏".map { .character($0) }
    + [
      .enter, .escape, .tab, .backTab, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
      .backspace, .delete, .control("s"), .control("l"), .paste("漏水\n图书馆"), .escape, .enter,
    ]

  /// What the engine might answer to an effect.
  private func answer(_ effect: Effect) -> Action? {
    switch effect {
    case .give(.deed(let deed, let order), let id):
      return .succeeded(.did(deed, order: order, id: id))
    case .give(.log, let id):
      return .succeeded(.logged(number: "NH-1", isSighting: false, major: false, id: id))
    case .give(.startRound, _):
      return .succeeded(
        .roundStarted(SampleDesk.walkSheet, isResumed: true, countsFrom: nil))
    case .give(.check, let id), .give(.skipStop, let id), .give(.passRest, let id):
      return .succeeded(.checked(CheckDone(id: id, sheet: SampleDesk.walkSheet)))
    case .ask(.orders(let filter, let after, _)):
      let page = filter.count % 3 == 0 ? OrderPage(lines: [], next: nil) : SampleDesk.page
      return .learned(.orders(page, filter: filter, after: after))
    case .ask(.order): return .learned(.order(SampleDesk.detail))
    case .ask(.duplicates(let place, let category)):
      return .learned(.duplicates([SampleDesk.late], place: place, category: category))
    default: return nil
    }
  }

  @Test("thousands of random keys never trap, and every row stays as wide as the screen")
  func noTrap() {
    var random = SeededKeys(state: 20_261_127)
    for round in 0..<6 {
      let size = [Size(rows: 24, columns: 80), Size(rows: 16, columns: 60)][round % 2]
      let language = Language.allCases[round % 2]
      var model = SampleDesk.model(language: language, size: size)
      for step in 0..<500 {
        guard let key = Self.keys.randomElement(using: &random) else { continue }
        for effect in model.press(key) {
          let answer = answer(effect)
          if let answer, Int.random(in: 0..<4, using: &random) > 0 {
            _ = update(&model, answer)
          } else if case .give(_, let id) = effect {
            _ = update(&model, .failed(Failure(key: "error.databaseBusy", command: id)))
          }
        }
        if step % 97 == 0 {
          _ = update(
            &model,
            .resized(
              Size(
                rows: Int.random(in: 0...40, using: &random),
                columns: Int.random(in: 0...140, using: &random))))
        }
        guard step % 7 == 0 else { continue }
        let surface = view(model)
        for row in 0..<surface.size.rows {
          let width = surface.row(row).reduce(0) { $0 + $1.width }
          #expect(width == surface.size.columns, "round \(round), step \(step), row \(row)")
        }
      }
    }
  }
}
