import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("Passphrases at the desk")
struct PassphraseFormTests {
  private static let typed: [Key] =
    "correct horse".map { .character($0) }

  /// The desk with the form for the selected person over the place 人员.
  private func model(
    _ language: Language = .en, size: Size = Size(rows: 24, columns: 80)
  ) -> DeskModel {
    var model = DeskModel(
      settings: DeskSettings(language: language), session: "s", size: size, now: SampleDesk.now,
      zone: .utc, viewer: SampleDesk.viewer())
    _ = update(
      &model,
      .learned(
        .people([
          PersonLine(
            number: "1007", name: "张伟", crew: "", roles: "", isOnDuty: true, isEnabled: true,
            open: 0, searched: "1007 张伟")
        ])))
    _ = update(&model, .go(.people))
    _ = update(&model, .personStep(.setPassphrase))
    return model
  }

  @Test("the form looks as its golden files say, in both languages, and shows only a length")
  func goldens() throws {
    for language in Language.allCases {
      for size in [Size(rows: 24, columns: 80), Size(rows: 16, columns: 60)] {
        var model = model(language, size: size)
        for key in Self.typed + [.tab] + Self.typed.prefix(3) { _ = model.press(key) }
        let surface = view(model)
        #expect(!surface.text.contains("⟨") && !surface.text.contains("horse"))
        try Golden.compare(
          surface, with: "passphrase-\(size.columns)x\(size.rows)-\(language.rawValue)")
      }
    }
  }

  @Test("typed twice the same it becomes the command of the form, and is forgotten at once")
  func agreed() {
    var model = model()
    let before = (Self.typed + [.enter] + Self.typed).flatMap { model.press($0) }
    #expect(before.isEmpty)
    let given = model.press(.enter)
    guard case .give(.setPassphrase(let number, let text), _)? = given.first else {
      Issue.record("\(given)")
      return
    }
    #expect(number == "1007" && text.text == "correct horse" && given.count == 1)
    #expect(!"\(given) \(model)".contains("horse"))
    _ = update(&model, .succeeded(.passphraseSet("1007")))
    #expect(model.layers.isEmpty && model.message?.text.contains("1007") == true)
    #expect(!model.settings.canLock)
    _ = update(&model, .succeeded(.passphraseSet(model.sitter.number)))
    #expect(model.settings.canLock)
  }

  @Test("two that differ are typed again; Esc leaves nothing behind, no draft either")
  func differing() {
    var model = model()
    for key in Self.typed + [.tab] + Self.typed + [.character("x")] { _ = model.press(key) }
    #expect(model.openDrafts.isEmpty && !"\(model.layers)".contains("horse"))
    let saved = model.press(.control("s"))
    #expect(saved.isEmpty)
    #expect(model.message?.text == model.strings["error.passphrasesDiffer"])
    guard case .passphrase(let form)? = model.layers.last else {
      Issue.record("the form is gone")
      return
    }
    #expect(form.first.text == "" && form.second.text == "" && !form.isRepeating)
    for key in Self.typed { _ = model.press(key) }
    _ = model.press(.escape)
    #expect(model.layers.isEmpty && model.openDrafts.isEmpty)
  }

  @Test("in lines a line is a whole passphrase, and a stop alone goes back")
  func lines() {
    var model = model()
    #expect(
      model.linearAnswer("correct horse") == .keys([.control("u")] + Self.typed + [.enter]))
    #expect(model.linearPage(columns: 80).title.contains("1007"))
    #expect(model.linearPromptText == "Passphrase> ")
    for key in Self.typed + [.enter] { _ = model.press(key) }
    #expect(model.linearPromptText == "Once more> ")
    #expect(!model.linearPage(columns: 80).text(columns: 80).joined().contains("horse"))
    #expect(model.linearAnswer(" . ") == .keys([.escape]))
  }
}
