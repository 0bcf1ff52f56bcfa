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

  @Test(
    "a repair that waits to be verified says how its clock ended, a hold by how much it is over")
  func ended() {
    let model = SampleDesk.model()
    func words(_ stage: OrderStage, _ clock: ClockFace) -> String {
      let line = SampleDesk.line("NH-1", .p3, stage, "", "", holder: "", clock: clock)
      return model.gauge(of: line).text
    }
    let due = "2026-11-27 07:20"
    let missed = SampleDesk.clock(.missed, 1.2, due: due, stopped: model.now)
    #expect(words(.completed, missed) == "未达标")
    #expect(words(.closed, missed).isEmpty)
    let over = SampleDesk.clock(.onHold, 1, due: due, remaining: -3_600)
    #expect(words(.onHold, over).hasSuffix(" +1:00"))
  }
}
