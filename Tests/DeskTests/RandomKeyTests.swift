import Foundation
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

  /// Five thousand in the suite; the campaign of README presses a hundred thousand.
  private static let count =
    ProcessInfo.processInfo.environment["PATROL_RANDOM_KEYS"].flatMap(Int.init) ?? 5_000

  private static let sizes = [
    Size(rows: 24, columns: 80), Size(rows: 16, columns: 60), Size(rows: 36, columns: 120),
  ]

  /// Every row is as wide as the screen, no character is half, and the cursor stands inside.
  private func expectWhole(_ surface: Surface, _ place: String) {
    for row in 0..<surface.size.rows {
      let cells = Array(surface.row(row))
      #expect(cells.reduce(0) { $0 + $1.width } == surface.size.columns, "\(place), row \(row)")
      for (index, cell) in cells.enumerated() {
        let isPaired =
          cell.isLead
          ? index + 1 < cells.count && cells[index + 1].isTrail
          : !cell.isTrail || index > 0 && cells[index - 1].isLead
        #expect(isPaired, "\(place), row \(row), column \(index)")
        let isSafe = cell.text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
        #expect(isSafe, "\(place), row \(row), column \(index)")
      }
    }
    if let cursor = surface.cursor {
      #expect(cursor.row < surface.size.rows && cursor.column < surface.size.columns, "\(place)")
    }
  }

  @Test("random keys over hostile data never trap, and every row of every screen stays whole")
  func noTrap() {
    var answers = HostileAnswers(random: SeededKeys(state: 20_261_125))
    var random = SeededKeys(state: 20_261_127)
    var model = SampleDesk.model()
    var pieces = DrawnPieces()
    var shown: Surface?
    for step in 0..<Self.count {
      if step % 500 == 0 {
        pieces = DrawnPieces()
        model = SampleDesk.model(
          language: Language.allCases[step / 500 % 2], size: Self.sizes[step / 500 % 3],
          glyphs: [.utf8, .ascii][step / 1_000 % 2])
        // By keys alone its name would hardly ever be typed.
        if step % 1_000 == 0 { _ = update(&model, .importFile) }
      }
      guard let key = Self.keys.randomElement(using: &random) else { continue }
      var effects = model.press(key)[...]
      var answered = 0
      while let effect = effects.popFirst(), answered < 50 {
        answered += 1
        if let answer = answers.answer(effect) { effects += update(&model, answer) }
      }
      if step % 97 == 0 {
        _ = update(
          &model,
          .resized(
            Size(
              rows: Int.random(in: 0...40, using: &random),
              columns: Int.random(in: 0...140, using: &random))))
      }
      // Each frame upon the one before, as a terminal gets them.
      let drawn = view(model, &pieces)
      if shown == nil { shown = drawn } else { shown?.follow(drawn) }
      if step % 10 == 0 {
        let surface = view(model)
        expectWhole(surface, "step \(step), \(model.place)")
        #expect(drawn == surface, "step \(step), \(model.place)")
        #expect(shown == surface, "step \(step), \(model.place)")
      }
    }
  }
}
