import Screen
import Testing
import WorkOrderEngine

@testable import PatrolDesk

@Suite("The signs of the clocks")
struct SignTests {
  @Test("each word of a running clock has a sign of its own, so that none needs its colour")
  func distinct() {
    for glyphs in [Glyphs.utf8, Glyphs.ascii] {
      let running: [ClockWord] = [.onTime, .atRisk, .late, .onHold]
      let signs = running.map {
        OrderSign(isMajor: false, stage: .inProgress, word: $0).text(glyphs)
      }
      #expect(Set(signs).count == running.count, "\(glyphs.name): \(signs)")
      let major = OrderSign(isMajor: true, stage: .inProgress, word: .late).text(glyphs)
      #expect(!signs.contains(major))
    }
  }
}
