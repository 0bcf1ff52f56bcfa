import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

extension DeskModel {
  /// Presses keys as a person does and collects what has to be done.
  mutating func press(_ keys: Key...) -> [Effect] {
    keys.flatMap { key -> [Effect] in
      switch meaning(of: key) {
      case .action(let action): return update(&self, action)
      case .impossible(let reason):
        message = Message(reason, ink: .risk)
        return []
      case .nothing: return []
      }
    }
  }

  mutating func write(_ text: String) -> [Effect] {
    text.flatMap { press(.character($0)) }
  }
}

extension [Effect] {
  /// The commands among the effects.
  var orders: [Effect.Order] {
    compactMap { effect in
      if case .give(let order, _) = effect { return order }
      return nil
    }
  }

  var ids: [String] {
    compactMap { effect in
      if case .give(_, let id) = effect { return id }
      return nil
    }
  }
}

@Suite("The way of one key press")
struct UpdateTests {
  @Test("behind `as` people stand by some letters of their names; the only one is meant")
  func asSomebody() {
    var model = SampleDesk.model()
    model.directory.people = [
      PickerItem(id: "1031", text: "张工", detail: "1031", aliases: ["Zhang Dayong"]),
      PickerItem(id: "1032", text: "李工", detail: "1032", aliases: ["Li Chunsheng"]),
    ]
    #expect(model.commandNames(for: "as ") == ["as 张工", "as 李工"])
    #expect(model.completed("as zhang") == "as 张工")
    #expect(model.run("as chun") == [.actAs("1032")])
    #expect(model.run("as 李") == [.actAs("1032")])
    #expect(model.run("as g") == [.actAs("g")], "two may be meant: the engine says so")
    for begun in ["北", "by", "beiy"] {
      #expect(model.commandNames(for: "campus \(begun)").first == "campus 北苑校区")
    }
  }

  @Test("a digit goes to its place and asks what is in sight there, no more")
  func digits() {
    var model = SampleDesk.model()
    let effects = model.press(.character("3"))
    #expect(model.place == .orders)
    #expect(
      effects == [
        .ask(.frame(since: 0)), .ask(.orders(filter: "state:open", after: nil, limit: 100)),
      ])
  }

  @Test("a full-width key from a Chinese input method is the same command")
  func fullWidth() {
    var model = SampleDesk.model()
    _ = model.press(.character("３"))
    #expect(model.place == .orders)
    _ = model.press(.character("？"))
    #expect(model.context == .reading)
  }

  @Test("accepting names the engine's command for the selected order, under an id of its own")
  func accept() {
    var model = SampleDesk.model()
    _ = model.press(.character("3"), .down)
    let effects = model.press(.character("a"))
    #expect(effects.orders == [.deed(.plain(.accept), order: "NH-4111")])
    #expect(effects.ids == ["s-1/NH-4111"])
  }

  @Test("a step that the state forbids is refused with the reason, and nothing is done")
  func impossible() {
    var model = SampleDesk.model()
    _ = model.press(.character("3"))
    let effects1 = model.press(.character("v"))
    #expect(effects1.isEmpty)
    #expect(model.message?.text.contains("处理中") == true)
  }

  @Test("a step that the roles forbid says who may")
  func forbidden() {
    var model = SampleDesk.model(viewer: SampleDesk.viewer([.auditor], permitted: []))
    _ = model.press(.character("4"))
    let effects2 = model.press(.character("a"))
    #expect(effects2.isEmpty)
    #expect(model.message?.text.contains("主管") == true)
  }

  @Test("marked orders all get the step, each under its own id")
  func marked() {
    var model = SampleDesk.model()
    _ = model.press(.character("3"), .down, .space, .down, .down, .space, .up, .up)
    #expect(model.orders.marked == ["NH-4111", "NH-4109"])
    _ = model.press(.up, .up, .up, .down, .character("a"))
    let effects = model.press(.character("a"))
    #expect(effects.orders.count == 2 && Set(effects.ids).count == 2)
  }

  @Test("holding asks for reason and date, and Enter on the last field does it")
  func hold() {
    var model = SampleDesk.model()
    _ = model.press(.character("3"), .down, .character("h"))
    #expect(model.context == .form)
    let effects = model.press(.right, .enter, .enter, .enter)
    let date = CalendarDate("2026-11-28")
    #expect(
      effects.orders == [
        .deed(.held(.access, note: "", until: date ?? SampleDesk.today0), order: "NH-4111")
      ])
    #expect(model.context == .form, "the form stays until the engine has answered")
    let id = effects.ids.first ?? ""
    _ = update(
      &model, .succeeded(.did(.plain(.hold), order: "NH-4111", id: id)))
    #expect(model.context == .orders)
  }

  @Test("a save that fails keeps the form, what is typed and the command's id")
  func failedSave() {
    var model = SampleDesk.model()
    _ = model.press(.character("n"))
    _ = model.write("tsg")
    _ = model.press(.enter)
    _ = model.write("漏水")
    let first = model.press(.control("s"))
    _ = update(&model, .failed(Failure(key: "error.databaseBusy", command: first.ids.first)))
    #expect(model.message?.ink == .late)
    let second = model.press(.control("s"))
    #expect(first.ids == second.ids && first.orders == second.orders && !first.ids.isEmpty)
  }

  @Test("the words choose category, priority and major until the person does")
  func guessing() {
    var model = SampleDesk.model()
    _ = model.press(.character("n"))
    _ = model.write("tsg")
    _ = model.press(.enter)
    _ = model.write("走廊漏水")
    guard case .defect(let form)? = model.layers.last else {
      Issue.record("no form")
      return
    }
    #expect(form.draft.category == "plumbing" && form.draft.priority == .p3)
    _ = model.write("有燃气味")
    guard case .defect(let gas)? = model.layers.last else { return }
    #expect(gas.draft.priority == .p1 && gas.draft.isMajor)
    _ = model.press(.enter, .right)
    _ = model.press(.backTab)
    _ = model.write("漏水")
    guard case .defect(let chosen)? = model.layers.last else { return }
    #expect(chosen.draft.category == "lighting", "what the person chose stays")
  }

  @Test("Esc asks only when something would be lost, and never leaves the program")
  func escape() {
    var model = SampleDesk.model()
    _ = model.press(.character("n"), .escape)
    #expect(model.layers.isEmpty)
    _ = model.press(.character("n"), .character("x"), .escape)
    #expect(model.context == .discard)
    _ = model.press(.character("n"))
    #expect(model.context == .form)
    _ = model.press(.escape, .character("y"))
    #expect(model.layers.isEmpty)
    for _ in 0..<5 {
      let effects = model.press(.escape)
      #expect(!effects.contains(.leave))
    }
  }

  @Test("a likely duplicate takes a sighting instead of a second order")
  func duplicate() {
    var model = SampleDesk.model()
    _ = model.press(.character("n"))
    _ = model.write("tsgpds")
    let asked = model.press(.enter)
    #expect(asked == [.ask(.duplicates(place: "NH/TSG/B1/PDS", category: "other"))])
    _ = update(
      &model,
      .learned(.duplicates([SampleDesk.late], place: "NH/TSG/B1/PDS", category: "other")))
    _ = model.press(.tab, .tab, .tab, .tab, .tab, .tab, .tab)
    let effects = model.press(.enter)
    #expect(effects.orders == [.deed(.noted(.sight, ""), order: "NH-4111")])
  }

  @Test("a command by name runs the same action as its key")
  func command() {
    var model = SampleDesk.model()
    _ = model.press(.character(":"))
    _ = model.write("orders")
    _ = model.press(.enter)
    #expect(model.place == .orders)
    _ = model.press(.character(":"))
    _ = model.write("as 1031")
    let effects3 = model.press(.enter)
    #expect(effects3 == [.actAs("1031")])
    _ = model.press(.character(":"), .character("q"))
    let effects4 = model.press(.enter)
    #expect(effects4 == [.leave])
  }

  @Test("the help of a walk does not promise screens for digits, which are readings there")
  func walkHelp() {
    let lines = DeskKeys().keymap(in: .walk).help { $0 }
    #expect(lines.contains { $0.keys.contains("0-9") })
    #expect(!lines.contains { $0.keys.contains("1") })
    #expect(DeskKeys().keymap(in: .orders).help { $0 }.contains { $0.keys.contains("1") })
  }

  @Test("a filter applies at every key, and Esc brings the old one back")
  func filter() {
    var model = SampleDesk.model()
    _ = model.press(.character("3"), .character("/"))
    let effects = model.write("l")
    #expect(effects.last == .ask(.orders(filter: "state:open l", after: nil, limit: 100)))
    _ = model.press(.escape)
    #expect(model.orders.filter == "state:open")
  }

  @Test("Enter does not leave a filter that means nothing, and none stays in force")
  func refusedFilter() {
    var model = SampleDesk.model()
    _ = model.press(.character("3"), .character("/"))
    _ = model.write("state:lost")
    let refused = Failure(
      key: "filter.error.term",
      arguments: ["term": "state:lost", "position": "1", "known": "open"])
    _ = update(&model, .failed(refused))
    let effects = model.press(.enter)
    #expect(effects.isEmpty && !model.layers.isEmpty)
    #expect(model.message?.text.contains("state:lost") == true)
    for _ in "lost" { _ = model.press(.backspace) }
    _ = model.write("hold")
    _ = model.press(.enter)
    #expect(model.layers.isEmpty)
    // Enter may be faster than the answer.
    let back = update(&model, .failed(refused))
    #expect(model.orders.filter == "state:open")
    #expect(back == [.ask(.orders(filter: "state:open", after: nil, limit: 100))])
    #expect(model.message?.text.contains("state:lost") == true)
  }

  @Test(
    "a place is found as people say it",
    arguments: ["图书馆三楼", "图书馆3楼", "南湖图书馆三层", "梅园2号楼", "梅园二号楼", "梅园二栋302"])
  func spokenPlaces(said: String) {
    let items = ["图书馆 3 层", "梅园 2 栋 3 层 302", "梅园 12 栋"].map {
      PickerItem(
        id: $0, text: $0, aliases: [PlaceSpelling.other(of: $0, campus: "南湖校区")])
    }
    let wanted = said.hasPrefix("梅园") ? items[1].id : items[0].id
    #expect(Picker(items, query: said).highlighted?.id == wanted)
  }

  @Test("what is typed of a place that there is not is not called an empty field")
  func unknownPlace() {
    var model = SampleDesk.model()
    _ = model.press(.character("n"))
    _ = model.write("zzzz")
    _ = model.press(.control("s"))
    #expect(model.message?.text.contains("zzzz") == true)
  }

  @Test("another terminal's change asks again only for what is in sight")
  func changedElsewhere() {
    var model = SampleDesk.model()
    _ = model.press(.character("2"))
    _ = update(&model, .learned(.rounds([], route: "NH-R1")))
    let effects = update(&model, .changedElsewhere)
    #expect(effects == [.ask(.frame(since: 0)), .ask(.routes), .ask(.rounds(route: "NH-R1"))])
  }
}

extension SampleDesk {
  static let today0 = CalendarDate(dayNumber: 0)
}
