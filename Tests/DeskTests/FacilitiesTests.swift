import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("Facilities and people")
struct FacilitiesTests {
  private func tree(size: Size = Size(rows: 24, columns: 80)) -> DeskModel {
    var model = SampleDesk.model(size: size)
    for action in SampleFacilities.tree { _ = update(&model, action) }
    return model
  }

  @Test("a branch is asked for when it is unfolded, and folded without a question")
  func branches() {
    var model = SampleDesk.model()
    _ = update(&model, .go(.facilities))
    _ = update(&model, .learned(.places(SampleFacilities.roots, below: nil)))
    #expect(update(&model, .move(.right)) == [.ask(.places(below: "NH"))])
    _ = update(&model, .learned(.places([SampleFacilities.library], below: "NH")))
    #expect(model.facilities.rows.map(\.path) == ["NH", "NH/TSG", "BY"])
    #expect(update(&model, .move(.left)).isEmpty)
    #expect(model.facilities.rows.map(\.path) == ["NH", "BY"])
  }

  @Test("left goes from a place to the one above it, and folds that next")
  func upward() {
    var model = tree()
    #expect(model.facilities.selected?.path == "NH/TSG/B1/PDS")
    _ = update(&model, .move(.left))
    #expect(model.facilities.selected?.path == "NH/TSG/B1")
    _ = update(&model, .move(.left))
    #expect(model.facilities.selected?.path == "NH/TSG/B1")
    #expect(model.facilities.rows.count == 5)
  }

  @Test("at eighty columns a place's file stands beside the tree, and opened it takes the width")
  func fileBesideTree() {
    var model = tree()
    #expect(update(&model, .move(.up)) == [.ask(.place("NH/TSG/B1"))])
    _ = update(&model, .move(.down))
    _ = update(&model, SampleFacilities.file)
    let beside = view(model)
    #expect(beside.rowText(3).contains("地点") && beside.rowText(3).contains("图书馆 B1 配电室"))
    _ = update(&model, .open)
    let opened = view(model)
    #expect(!opened.rowText(3).contains("地点") && opened.rowText(3).contains("图书馆 B1 配电室"))
    #expect(opened.text.contains("11-27 07:12") && !beside.text.contains("11-27 07:12"))
    var narrow = tree(size: Size(rows: 16, columns: 60))
    #expect(update(&narrow, .move(.up)).isEmpty)
  }

  @Test("what another terminal changes leaves the selection on its place")
  func refresh() {
    var model = tree()
    let branches = update(&model, .changedElsewhere).compactMap { effect -> String? in
      guard case .ask(.places(let path)) = effect else { return nil }
      return path ?? "roots"
    }
    #expect(branches == ["roots", "NH", "NH/TSG", "NH/TSG/B1"])
    let more = [SampleFacilities.node("NH/AAA", "新楼"), SampleFacilities.library]
    _ = update(&model, .learned(.places(more, below: "NH")))
    #expect(model.facilities.selected?.path == "NH/TSG/B1/PDS")
  }

  @Test("looking for a place unfolds the tree down to it, whatever comes first")
  func search() {
    var model = SampleDesk.model()
    _ = update(&model, .go(.facilities))
    _ = update(&model, .learned(.places(SampleFacilities.roots, below: nil)))
    _ = update(&model, .find)
    _ = update(&model, .type(.paste("tsgpds")))
    let effects = update(&model, .type(.enter))
    #expect(
      effects == [
        .ask(.places(below: "NH")), .ask(.places(below: "NH/TSG")),
        .ask(.places(below: "NH/TSG/B1")), .ask(.place("NH/TSG/B1/PDS")),
      ])
    #expect(model.layers.isEmpty)
    let branches = [
      ("NH/TSG/B1", [SampleFacilities.power]), ("NH", [SampleFacilities.library]),
      ("NH/TSG", [SampleFacilities.node("NH/TSG/B1", "B1", hasChildren: true)]),
    ]
    for (path, nodes) in branches { _ = update(&model, .learned(.places(nodes, below: path))) }
    #expect(model.facilities.selected?.path == "NH/TSG/B1/PDS")
  }

  @Test("from a place o opens its orders, and n begins a defect there")
  func fromPlace() {
    var model = tree()
    _ = update(&model, .newDefect)
    guard case .defect(let form)? = model.layers.last else {
      Issue.record("no form")
      return
    }
    #expect(form.form.value("place") == "NH/TSG/B1/PDS")
    model = tree()
    _ = update(&model, .listOrders)
    #expect(model.place == .orders && model.orders.filter == "state:open place:NH/TSG/B1/PDS")
  }

  // MARK: - People

  private func staff() -> DeskModel {
    var model = SampleDesk.model()
    for action in [Action.go(.people), SamplePeople.staff, .move(.down)] {
      _ = update(&model, action)
    }
    return model
  }

  @Test("the staff are found by any words of number, name, crew and role")
  func found() {
    var model = staff()
    _ = update(&model, .find)
    for character in "维修 1031" { _ = update(&model, .type(.character(character))) }
    #expect(model.people.lines.map(\.number) == ["1031"])
    _ = update(&model, .type(.escape))
    #expect(model.people.lines.count == 4)
  }

  @Test("editing shows what is written down, roles by their codes, and gives it all back")
  func editing() throws {
    var model = staff()
    #expect(update(&model, .personStep(.editPerson)) == [.ask(.person("1031"))])
    _ = update(&model, SamplePeople.file)
    guard case .asking(let asking)? = model.layers.last else {
      Issue.record("no form")
      return
    }
    #expect(asking.form.value("roles") == "crewLeader@NH worker@NH")
    let effects = update(&model, .save)
    guard case .give(.writePerson(let draft), _)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(draft.changed == "1031" && draft.roles == ["crewLeader@NH", "worker@NH"])
    _ = update(&model, .succeeded(.personChanged("1031", sentence: "people.done.changed")))
    #expect(model.layers.isEmpty && view(model).text.contains("1031 已更改"))
  }

  @Test("what fails leaves the form and everything typed in it")
  func kept() {
    var model = staff()
    _ = update(&model, .personStep(.addPerson))
    for key in [Key.paste("1200"), .tab, .paste("新人")] { _ = update(&model, .type(key)) }
    _ = update(&model, .save)
    _ = update(
      &model,
      .failed(Failure(key: "error.alreadyExists", arguments: ["field": "number", "value": "1200"])))
    guard case .asking(let asking)? = model.layers.last else {
      Issue.record("no form")
      return
    }
    #expect(asking.form.value("number") == "1200" && asking.form.value("name") == "新人")
  }

  @Test("leave is entered for days, and an end before the start points at its field")
  func leave() {
    var model = staff()
    _ = update(&model, .personStep(.enterDuty))
    let effects = update(&model, .save)
    let today = SampleDesk.day("2026-11-27")
    guard case .give(.enterDuty(let duty), _)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(
      duty == DutyDraft(staff: "1031", from: today, to: today, duty: "leave", standsInFor: ""))
    for key in [Key.tab, .tab, .control("u"), .paste("2026-11-20")] {
      _ = update(&model, .type(key))
    }
    #expect(update(&model, .save).isEmpty)
  }

  @Test("the field that looks for a place says where Enter goes, and goes there")
  func placeSearch() {
    var model = SampleDesk.model()
    _ = model.press(.character("7"), .character("/"))
    #expect(model.context == .placeSearch)
    #expect(view(model).rowText(23).contains("Enter 去那里"))
    #expect(!view(model).rowText(23).contains("Ctrl-S"))
    _ = model.write("tyg")
    #expect(model.press(.enter).contains(.ask(.place("NH/TYG"))))
    #expect(model.context == .facilities)
  }

  @Test("without the right the keys of the staff say whom to ask")
  func rights() {
    var model = SampleDesk.model(viewer: SampleDesk.viewer(permitted: ["logDefect"]))
    for action in [Action.go(.people), SamplePeople.staff] { _ = update(&model, action) }
    for key in ["a", "E", "l", "X"] {
      guard case .impossible(let words) = model.meaning(of: .character(Character(key))) else {
        Issue.record("\(key) is possible")
        return
      }
      #expect(words.contains("主管"))
    }
  }
}
