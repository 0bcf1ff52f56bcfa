import Foundation
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("The sheet as JSON")
struct HandoverJSONTests {
  @Test("the quick writer makes the very bytes of the encoder, and they are read back")
  func bytes() throws {
    var world = try World()
    for text in [
      "x", "\"unfinished\":[]", "\\ / \n\t\u{1}\u{2028}\u{7F}\u{85}\u{9B}\u{202E}é😀漏水", "\"}],{[",
    ] {
      for major in [false, true] {
        let number = try world.logDefect(text: text, major: major)
        if major { continue }
        try world.give(AcceptOrder(order: number), as: "2")
        try world.give(
          HoldOrder(
            order: number, reason: .parts, note: text,
            wakeOn: try #require(CalendarDate("2026-11-25"))), as: "2")
      }
    }
    try world.give(
      DraftHandover(campus: "NH", written: [.weather: [.init("\"unfinished\":[]")]]), as: "5")
    try world.move(to: "2026-11-24 16:00")
    try world.engine.ask(now: world.now) { snapshot in
      let sheet = try snapshot.handoverDraft(campus: 1)
      #expect(sheet.unfinished.count == 8)
      #expect(Set(sheet.unfinished.map { $0.clock == nil }).count <= 2)
      #expect(sheet.unfinished.contains { $0.wakes != nil } && !sheet.pressing.isEmpty)
      #expect(try sheet.json() == JSONEscapes.escaped(canonicalJSON(sheet)))
      #expect(try sheet.json().contains("\\u2028\\u007F\\u0085\\u009B\\u202E"))
      #expect(try !sheet.json().unicodeScalars.contains { (0x7F...0x9F).contains($0.value) })
      let back = try JSONDecoder().decode(HandoverSheet.self, from: Data(try sheet.json().utf8))
      #expect(back == sheet)
      var empty = sheet
      empty.unfinished = []
      #expect(try empty.json() == JSONEscapes.escaped(canonicalJSON(empty)))
    }
  }

  @Test("what a list says of each open order the sheet says too, in whichever way it is read")
  func sameAsList() throws {
    var world = try World()
    for index in 0..<12 {
      let number = try world.logDefect(priority: index % 3 == 0 ? .p1 : .p3, text: "灯 \(index)")
      switch index % 4 {
      case 0: try world.give(CancelOrder(order: number, reason: "重复"), as: "1")
      case 1: try world.give(AcceptOrder(order: number), as: "2")
      default: break
      }
    }
    try world.move(to: "2026-11-24 10:00")
    try world.engine.ask(now: world.now) { snapshot in
      let sheet = try snapshot.handoverDraft(campus: 1)
      let rows = try snapshot.orders(try OrderFilter("campus:NH state:open"), limit: 100).items
      #expect(Set(sheet.unfinished) == Set(rows.map { HandoverOrder($0, isSafety: false) }))
      #expect(sheet.unfinished.count == 9)
      let dues = sheet.unfinished.compactMap { $0.clock?.word == .onHold ? nil : $0.clock?.due }
      #expect(dues == dues.sorted())
    }
  }
}
