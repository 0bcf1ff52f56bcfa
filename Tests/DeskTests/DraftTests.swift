import Screen
import Testing

@testable import PatrolDesk

@Suite("What was typed and not sent")
struct DraftTests {
  private func type(_ text: String, into model: inout DeskModel) {
    for character in text { _ = model.press(.character(character)) }
  }

  @Test("a form that was open when the desk ended comes back with what was typed, once")
  func defect() throws {
    var model = SampleDesk.model()
    _ = model.press(.character("n"))
    _ = model.press(.tab)
    type("走廊灯不亮", into: &model)
    let kept = model.openDrafts
    #expect(kept["defect"]?["text"] == "走廊灯不亮")

    var next = SampleDesk.model()
    next.drafts = kept
    _ = next.press(.character("n"))
    guard case .defect(let form)? = next.layers.last else {
      Issue.record("the form is open")
      return
    }
    #expect(form.form.value("text") == "走廊灯不亮" && form.form.isChanged)
    #expect(next.message?.text == "上次未提交的内容已恢复；Esc 可丢弃")
    #expect(next.drafts == [:] && next.openDrafts == kept)
  }

  @Test("words of a place that was not found yet come back too")
  func halfTyped() {
    var model = SampleDesk.model()
    _ = model.press(.character("n"))
    type("tsgzz", into: &model)
    let kept = model.openDrafts
    var next = SampleDesk.model()
    next.drafts = kept
    _ = next.press(.character("n"))
    #expect(view(next).text.contains("tsgzz") && next.openDrafts == kept)
    guard case .defect(let form)? = next.layers.last else {
      Issue.record("the form is open")
      return
    }
    #expect(form.form.value("place").isEmpty)
  }

  @Test("a form with nothing typed in it is no draft, and what nobody opened stays kept")
  func untouched() {
    var model = SampleDesk.model()
    model.drafts = ["Comment NH-9": ["text": "x"]]
    _ = model.press(.character("n"))
    #expect(model.openDrafts == ["Comment NH-9": ["text": "x"]])
  }

  @Test("a paste that is longer than its field says so")
  func cut() {
    var model = SampleDesk.model()
    _ = model.press(.character("n"))
    _ = model.press(.tab)
    _ = model.press(.paste(String(repeating: "长", count: 10_001)))
    #expect(model.message?.text == "已截断：此处最多 10000 字，其余未收入")
    _ = model.press(.backspace)
    #expect(model.message == nil)
    _ = model.press(.paste("字"))
    #expect(model.message == nil)
  }
}
