import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("Steps with orders")
struct StepTests {
  /// Steps that the lifecycle makes by itself, or that belong to a form of their own.
  private static let others: Set<OrderChange.Kind> = [.reported, .escalated, .undone]

  @Test("every event that a person may add to an order has a key, or a command by name")
  func reachable() {
    let bound = Set(
      DeskKeys.bindings(of: .orders).compactMap { binding -> OrderChange.Kind? in
        guard case .step(let step) = binding.action, !binding.keys.isEmpty else { return nil }
        return step.event
      })
    // Approved and denied are one step.
    let missing = Set(OrderChange.Kind.allCases).subtracting(bound).subtracting(Self.others)
    #expect(missing.subtracting([.extensionDenied]) == [])
  }

  @Test("every field of a step has a label in words", arguments: Language.allCases)
  func labels(language: Language) throws {
    let model = SampleDesk.model(language: language)
    let line = try #require(SampleDesk.page.lines.first)
    for step in OrderStep.allCases {
      for field in model.form(for: step, order: line).fields {
        let isWord = language == .en ? field.label != field.id : field.label.first?.isASCII == false
        #expect(isWord, "\(step) \(field.id)")
      }
    }
  }

  @Test("every action of a screen runs by name, and every step where orders are chosen")
  func byName() {
    for (key, places) in [("3", 3), ("4", 4), ("2", 2), ("5", 5), ("1", 1)] {
      var model = SampleDesk.model()
      _ = model.press(.character(Character(key)))
      let known = Set(model.namedCommands.map(\.action))
      for binding in model.keymap(in: model.placeContext).bindings where !binding.keys.isEmpty {
        #expect(known.contains(binding.action), "\(binding.id) in place \(places)")
      }
      for name in model.namedCommands.map(\.name) {
        #expect(model.commandNames(for: name).first == name || model.completed(name) != "")
      }
    }
    var model = SampleDesk.model()
    _ = model.press(.character("4"))
    let steps = Set(model.namedCommands.map(\.action))
    for step in OrderStep.allCases { #expect(steps.contains(.step(step)), "\(step.rawValue)") }
  }

  @Test("no name is offered twice", arguments: Language.allCases)
  func distinct(language: Language) {
    let names = SampleDesk.model(language: language).commandNames(for: "")
    #expect(Set(names).count == names.count)
  }

  /// A desk on an order in the given stage.
  private func desk(_ stage: OrderStage) -> DeskModel {
    var model = SampleDesk.model()
    var line = SampleDesk.good
    line.stage = stage
    _ = update(
      &model,
      .learned(
        .orders(OrderPage(lines: [line], next: nil, count: 1), filter: "state:open", after: nil)))
    _ = model.press(.character("3"))
    return model
  }

  @Test("agreeing takes a time as people type it")
  func agree() throws {
    var model = desk(.accepted)
    _ = model.press(.character("b"), .control("u"))
    _ = model.press(.home)
    for _ in 0..<20 { _ = model.press(.delete) }
    _ = model.write("12-05 16:30")
    let effects = model.press(.enter)
    #expect(
      effects.orders == [
        .deed(.agreed(until: SampleDesk.at("2026-12-05 16:30")), order: "NH-4109")
      ])
  }

  @Test("rating takes the chosen word and a note")
  func rate() {
    var model = desk(.closed)
    _ = model.press(.character("r"), .right, .tab)
    _ = model.write("很快")
    let effects = model.press(.enter)
    #expect(effects.orders == [.deed(.rated(4, note: "很快"), order: "NH-4109")])
  }

  @Test("reopening and withdrawing need a reason, restating needs nothing")
  func reasons() {
    var closed = desk(.closed)
    _ = closed.press(.character("o"))
    #expect(closed.press(.enter).isEmpty, "no reason yet")
    _ = closed.write("又坏了")
    #expect(closed.press(.enter).orders == [.deed(.noted(.reopen, "又坏了"), order: "NH-4109")])
    var open = desk(.accepted)
    _ = open.press(.character("W"))
    _ = open.write("自己修好了")
    #expect(
      open.press(.enter).orders == [.deed(.noted(.withdraw, "自己修好了"), order: "NH-4109")])
    var any = desk(.accepted)
    #expect(any.press(.character("L")).orders == [.deed(.plain(.restate), order: "NH-4109")])
  }

  @Test("a correction changes only what was written anew")
  func correct() {
    var model = desk(.accepted)
    _ = model.press(.character("E"))
    #expect(model.press(.control("s")).isEmpty, "nothing was changed")
    _ = model.press(.escape, .character("E"), .tab)
    _ = model.write("，已换")
    let effects = model.press(.control("s"))
    #expect(
      effects.orders == [
        .deed(
          .corrected(place: nil, text: "灯管损坏 4 支，已换", reporter: nil, contact: nil),
          order: "NH-4109")
      ])
  }

  @Test("the queue asks for its next page before its end, once, and keeps what is above")
  func queuePages() {
    var model = SampleDesk.model()
    let page = QueuePage(lines: SampleDesk.queue, next: "0~1~2")
    _ = update(&model, .learned(.queue(page, after: nil)))
    _ = model.press(.character("4"))
    let first = model.press(.down)
    #expect(first.contains(.ask(.queue(after: "0~1~2", limit: 100))))
    #expect(!model.press(.down).contains(.ask(.queue(after: "0~1~2", limit: 100))))
    var next = SampleDesk.queue[2]
    next.line.number = "NH-4000"
    next.line.isUnsigned = true
    let more = QueuePage(lines: [SampleDesk.queue[2], next])
    let effects = update(&model, .learned(.queue(more, after: "0~1~2")))
    #expect(model.escalations.lines.map(\.line.number).suffix(2) == ["NH-4103", "NH-4000"])
    #expect(model.escalations.lines.count == 4 && !effects.contains(.ring))
  }

  @Test("what cannot be read is said with what would do, and stays to be mended")
  func unreadable() {
    var model = SampleDesk.model()
    _ = model.press(.character("3"), .character("h"), .tab, .control("u"))
    _ = model.write("下周五")
    #expect(model.press(.control("s")).isEmpty)
    #expect(model.message?.text == "“下周五”不行：请写日期，如 12-01、2026-12-01 或 +3")
    guard case .asking(let asking)? = model.layers.last else {
      Issue.record("the form is gone")
      return
    }
    #expect(asking.form.value("until") == "下周五")
    _ = model.press(.control("u"))
    _ = model.press(.control("s"))
    #expect(model.message?.text.hasPrefix("请填写") == true, "an empty field is to be filled in")
  }

  @Test("a decision is refused in every list while nobody has asked for more time")
  func noExtension() {
    var model = SampleDesk.model()
    _ = model.press(.character("4"))
    #expect(model.press(.character("x")).isEmpty && model.layers.isEmpty)
    #expect(model.message?.text == "没有人申请延期")
    var asked = SampleDesk.queue[0]
    asked.line.asksExtension = true
    _ = update(&model, .learned(.queue(QueuePage(lines: [asked]), after: nil)))
    _ = model.press(.character("x"))
    #expect(model.context == .form)
  }

  @Test("the number in the frame is the number above the queue")
  func unsigned() {
    var model = SampleDesk.model()
    model.frame.unsigned = 7
    _ = model.press(.character("4"))
    let text = view(model).text
    #expect(text.contains("4 上报 7") && text.contains("7 件未签收"))
  }
}
