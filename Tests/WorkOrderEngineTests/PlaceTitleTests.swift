import Foundation
import ServiceClock
import Testing

@testable import WorkOrderEngine

@Suite("What places are called in English")
struct PlaceTitleTests {
  @Test(
    "a place is called with those above it, by own names where there is no English one",
    arguments: [
      ("NH", "南湖校区", "Nanhu Campus"),
      ("NH/TSG", "图书馆", "Library"),
      ("NH/TSG/PDS", "图书馆 配电室", "Library, 配电室"),
      ("XS/SY", "实验楼", ""),
    ])
  func titles(path: String, own: String, english: String) throws {
    let world = try World()
    try world.engine.ask(now: world.now) { snapshot in
      let titles = try snapshot.titles(of: try snapshot.place(named: path))
      #expect(titles == PlaceNames(own: own, english: english))
    }
  }

  @Test("a given sheet keeps the English titles of its day, also when a place is renamed")
  func frozen() throws {
    var world = try World()
    _ = try world.logDefect(text: "灯不亮")
    let number = try #require(try world.give(GiveHandover(campus: "NH"), as: "5").number)
    let rows = ["path,name,name_en,kind,aliases", "NH/TSG,新图书馆,New library,teaching,"]
    _ = try world.importing(.places, rows, update: true)
    try world.engine.ask(now: world.now) { snapshot in
      let sheet = try snapshot.handover(number).sheet
      #expect(sheet.placesEnglish == ["图书馆 101": "Library, 101"])
      let draft = try snapshot.handoverDraft(campus: 1)
      #expect(draft.placesEnglish == ["新图书馆 101": "New library, 101"])
      #expect(
        draft.difference(from: sheet).placesEnglish == [
          "图书馆 101": "Library, 101", "新图书馆 101": "New library, 101",
        ])
    }
  }

  @Test("a sheet that an earlier release froze is read, and has no English titles")
  func earlier() throws {
    let world = try World()
    let sheet = try world.engine.ask(now: world.now) { try $0.handoverDraft(campus: 1) }
    var whole = try #require(
      JSONSerialization.jsonObject(with: Data(try sheet.json().utf8)) as? [String: Any])
    whole["placesEnglish"] = nil
    let data = try JSONSerialization.data(withJSONObject: whole)
    let back = try JSONDecoder().decode(HandoverSheet.self, from: data)
    #expect(back.placesEnglish == nil && back.campus == sheet.campus)
  }
}
