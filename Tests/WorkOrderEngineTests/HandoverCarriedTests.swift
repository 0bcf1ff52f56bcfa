import Configuration
import Foundation
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("What one shift hands on to the next")
struct HandoverCarriedTests {
  private static let cabinet = HandoverEntry("3 号柜挂牌 L-03")

  /// Sheet NH-H1 of leader 5, with words of topics that stand and of one that does not.
  private func world() throws -> World {
    var world = try World()
    try world.give(
      DraftHandover(
        campus: "NH",
        written: [
          .isolations: [Self.cabinet], .weather: [.init("晴")], .planned: [],
          .counted: [.init("钥匙", expected: 2, counted: 2)],
        ]), as: "5")
    try world.give(GiveHandover(campus: "NH"), as: "5")
    try world.move(to: "2026-11-23 14:00")
    return world
  }

  private func concerns(_ world: World, of leader: String = "6") throws -> HandoverConcerns {
    let id = try world.id(leader)
    return try world.engine.ask(now: world.now) {
      try $0.handoverConcerns(campus: 1, leaving: id)
    }
  }

  @Test("what stands is offered with its sheet and is a gap until it is confirmed")
  func offered() throws {
    var world = try world()
    let draft = try world.draft()
    #expect(draft.carried?.map(\.topic) == [.isolations], "the weather and the keys do not stand")
    let carried = try #require(draft.carried(.isolations))
    #expect(carried.sheet == "NH-H1" && carried.entries == [Self.cabinet])
    #expect(carried.written == (try world.at("2026-11-23 09:00")))
    #expect(draft.statement(.isolations) == nil && draft.gaps.contains(.isolations))
    #expect(try concerns(world).unconfirmed.map(\.topic) == [.isolations])
    #expect(try !concerns(world).gaps.contains(.isolations))
    try world.give(DraftHandover(campus: "NH", confirmed: [.isolations]), as: "6")
    let confirmed = try world.draft()
    #expect(confirmed.statement(.isolations)?.entries == [Self.cabinet])
    #expect(confirmed.statement(.isolations)?.written == world.now)
    #expect(confirmed.carried == nil && !confirmed.gaps.contains(.isolations))
  }

  @Test("what nobody confirms is handed on from sheet to sheet, by the name of the first")
  func throughGaps() throws {
    var world = try world()
    try world.give(GiveHandover(campus: "NH"), as: "6")
    let second = try world.handover("NH-H2")
    #expect(second.sheet.carried?.map(\.sheet) == ["NH-H1"])
    #expect(second.sheet.gaps == HandoverTopic.allCases)
    #expect(String(decoding: second.frozen, as: UTF8.self).contains("L-03"))
    try world.move(to: "2026-11-23 22:00")
    try world.give(GiveHandover(campus: "NH"), as: "5")
    #expect(try world.handover("NH-H3").sheet.carried(.isolations)?.sheet == "NH-H1")
    try world.move(to: "2026-11-24 06:00")
    try world.give(DraftHandover(campus: "NH", written: [.isolations: []]), as: "6")
    #expect(try world.draft().carried == nil)
    try world.give(GiveHandover(campus: "NH"), as: "6")
    try world.move(to: "2026-11-24 14:00")
    #expect(try world.draft().carried == nil, "what was said to be nothing is lifted")
  }

  @Test("there is nothing to confirm where nothing is handed on, and none of it twice")
  func nothing() throws {
    var world = try world()
    for topic in [HandoverTopic.weather, .planned, .counted] {
      #expect(throws: EngineError.nothingToConfirm(topic: topic.rawValue)) {
        try world.give(DraftHandover(campus: "NH", confirmed: [topic]), as: "6")
      }
    }
    try world.give(DraftHandover(campus: "NH", written: [.isolations: [.init("另挂一牌")]]), as: "6")
    #expect(throws: EngineError.nothingToConfirm(topic: "isolations")) {
      try world.give(DraftHandover(campus: "NH", confirmed: [.isolations]), as: "6")
    }
    #expect(try world.draft().statement(.isolations)?.entries.map(\.text) == ["另挂一牌"])
  }

  @Test("a refused sheet hands on to others too; to who wrote it, it is theirs to mend")
  func refused() throws {
    var world = try world()
    try world.give(
      DraftHandover(campus: "NH", written: [.onSite: [.init("恒久 2 人")]]), as: "6")
    try world.give(GiveHandover(campus: "NH"), as: "6")
    try world.give(RefuseHandover(sheet: "NH-H2", reason: .unfit), as: "5")
    let other = try world.draft()
    #expect(other.carried?.map(\.topic) == [.isolations, .onSite])
    #expect(other.carried?.map(\.sheet) == ["NH-H1", "NH-H2"])
    let leader = try world.id("6")
    let own = try world.engine.ask(now: world.now) {
      try $0.draftFile(campus: 1, leaving: leader).sheet
    }
    #expect(own.statement(.onSite)?.entries.map(\.text) == ["恒久 2 人"])
    #expect(own.carried?.map(\.topic) == [.isolations])
    try world.give(GiveHandover(campus: "NH"), as: "6")
    let mended = try world.handover("NH-H3").sheet
    #expect(mended.statement(.onSite) != nil && mended.replaces == "NH-H2")
  }

  @Test("the difference says what was not confirmed, and does not call it gone")
  func difference() throws {
    var world = try world()
    func isolations() throws -> HandoverDifference.TopicChanges? {
      try world.engine.ask(now: world.now) { snapshot in
        try snapshot.handoverDifference(of: try snapshot.handoverDraft(campus: 1))
      }?.topics.first { $0.topic == .isolations }
    }
    let open = try #require(try isolations())
    #expect(open.became == .unconfirmed && open.gone.isEmpty && open.added.isEmpty)
    try world.give(DraftHandover(campus: "NH", confirmed: [.isolations]), as: "6")
    #expect(try isolations() == nil)
    try world.give(DraftHandover(campus: "NH", written: [.isolations: []]), as: "6")
    #expect(try isolations()?.gone == [Self.cabinet])
  }

  @Test("a sheet of the shift that was given before is told of, unless it was refused")
  func sameShift() throws {
    var world = try World()
    #expect(try concerns(world, of: "5").given.isEmpty)
    try world.give(GiveHandover(campus: "NH"), as: "5")
    #expect(try concerns(world, of: "5").given.map(\.number) == ["NH-H1"])
    #expect(try concerns(world, of: "5").given.map(\.state) == [.given])
    try world.give(ReceiveHandover(sheet: "NH-H1", checked: true), as: "6")
    try world.give(GiveHandover(campus: "NH"), as: "5")
    #expect(try concerns(world).given.map(\.state) == [.received, .given])
    try world.give(RefuseHandover(sheet: "NH-H2", reason: .incomplete), as: "6")
    #expect(try concerns(world).given.map(\.number) == ["NH-H1"])
    try world.move(to: "2026-11-23 21:00")
    #expect(try concerns(world).given.isEmpty, "the late shift has given none")
  }

  @Test(
    "the draft of another leader is told of until a sheet was given since, and only with words on it"
  )
  func otherDraft() throws {
    var world = try World()
    try world.give(DraftHandover(campus: "NH", shift: "early"), as: "6")
    #expect(try concerns(world, of: "5").others.isEmpty, "nothing is written on it")
    try world.give(
      DraftHandover(campus: "NH", written: [.weather: [.init("雨")], .isolations: []]), as: "6")
    let other = try #require(try concerns(world, of: "5").others.first)
    #expect(other.leader.name == "周值班长" && other.topics == [.weather, .isolations])
    #expect(try concerns(world, of: "6").others.isEmpty, "it is their own")
    try world.move(to: "2026-11-23 09:10")
    try world.give(GiveHandover(campus: "NH"), as: "5")
    #expect(try concerns(world, of: "5").others.isEmpty, "it was told of when that was given")
    try world.move(to: "2026-11-23 09:20")
    try world.give(DraftHandover(campus: "NH", written: [.running: [.init("正常")]]), as: "6")
    #expect(try concerns(world, of: "5").others.map(\.topics) == [[.running]])
  }

  @Test("gaps of the record are told of too; what is written first is none")
  func gaps() throws {
    let world = try World()
    let found = try concerns(world)
    #expect(found.gaps == HandoverTopic.allCases && found.unrecorded == [.readings])
    let other = try world.engine.ask(now: world.now) {
      try $0.handoverConcerns(campus: 2, leaving: 6)
    }
    #expect(other.unrecorded == [.readings, .rounds], "no route, no rounds")
    let left = found.after(writing: Set(HandoverTopic.allCases), erasing: [])
    #expect(left.gaps.isEmpty && !left.isEmpty)
    #expect(found.after(writing: [.weather], erasing: [.running]).gaps.first == .outOfService)
    #expect(left.after(writing: [], erasing: [.running]).gaps == [.running])
  }

  @Test(
    "a draft that waited counts from the last sheet that was given, not from before it was begun")
  func staleDraft() throws {
    var world = try World()
    try world.give(DraftHandover(campus: "NH", written: [.weather: [.init("雨")]]), as: "6")
    try world.give(GiveHandover(campus: "NH"), as: "5")
    try world.move(to: "2026-11-23 14:00")
    try world.give(GiveHandover(campus: "NH"), as: "5")
    try world.move(to: "2026-11-23 21:00")
    try world.give(GiveHandover(campus: "NH"), as: "6")
    let sheet = try world.handover("NH-H3").sheet
    #expect(sheet.previous == "NH-H2")
    #expect(sheet.from == (try world.at("2026-11-23 14:00")))
  }

  @Test(
    "a sheet that an earlier release froze reads as before: nothing is handed on, fire and lift are safety"
  )
  func earlierRelease() throws {
    var world = try World()
    for category in ["fire", "lighting"] {
      try world.give(
        LogDefect(place: "NH/TSG/101", category: category, text: "故障"), as: "3")
    }
    try world.give(GiveHandover(campus: "NH"), as: "5")
    let text = String(decoding: try world.handover("NH-H1").frozen, as: UTF8.self)
    let old = text.replacing(/"isSafety":(true|false),/, with: "")
    #expect(old != text && !old.contains("carried"))
    let sheet = try JSONDecoder().decode(HandoverSheet.self, from: Data(old.utf8))
    #expect(sheet.carried == nil)
    #expect(sheet.onSafetyEquipment.map(\.category) == ["fire"])
  }

  @Test("which categories are of safety stands in the configuration, and on the sheet for ever")
  func safety() throws {
    var configuration = try Defaults.load()
    for index in configuration.categories.indices {
      let id = configuration.categories[index].id
      configuration.categories[index].safety = ["hvac", "lift"].contains(id)
    }
    var world = try World(configuration: configuration)
    for category in ["fire", "hvac", "lift", "lighting"] {
      try world.give(
        LogDefect(place: "NH/TSG/101", category: category, text: "故障"), as: "3")
    }
    try world.give(GiveHandover(campus: "NH"), as: "5")
    let sheet = try world.handover("NH-H1").sheet
    #expect(Set(sheet.onSafetyEquipment.map(\.category)) == ["hvac", "lift"])
  }
}
