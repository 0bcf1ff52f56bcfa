import Localization
import Screen
import Testing

@testable import PatrolDesk
@testable import WorkOrderEngine

@Suite("The door of the desk")
struct LockTests {
  private static let now = SampleDesk.now

  /// A desk that locks after ten minutes, with a comment half written.
  private func model(signsIn: Bool = true) -> DeskModel {
    var settings = DeskSettings(language: .zhHans)
    (settings.lockAfter, settings.canLock, settings.signsIn) = (600, true, signsIn)
    var model = DeskModel(
      settings: settings, session: "s", size: Size(rows: 24, columns: 80), now: Self.now,
      zone: .utc, viewer: SampleDesk.viewer())
    model.directory = SampleDesk.directory
    _ = update(&model, .learned(.orders(SampleDesk.page, filter: "state:open", after: nil)))
    _ = update(&model, .go(.orders))
    _ = model.press(.down, .character("C"))
    for character in "等配件" { _ = model.press(.character(character)) }
    return model
  }

  private func gate(_ keys: [Key]) -> SignInGate {
    var gate = SignInGate(.anybody)
    for key in keys { _ = gate.take(key, at: Self.now) }
    return gate
  }

  private static let typed: [Key] =
    "1031".map { .character($0) } + [.enter] + "correct horse".map { .character($0) }

  @Test("the sign-in looks as its golden files say, in both languages")
  func goldens() throws {
    var refused = gate(Self.typed)
    _ = refused.take(.enter, at: Self.now)
    var waiting = refused
    waiting.refuse(.wait(64), at: Self.now)
    let leaving = gate([.escape])
    for language in Language.allCases {
      let strings = Strings(language: language)
      refused.refuse(.because(strings["error.signInRefused"]), at: Self.now)
      let gates = [
        ("empty", gate([])), ("typed", gate(Self.typed)), ("refused", refused),
        ("waiting", waiting), ("leaving", leaving),
      ]
      for size in [Size(rows: 24, columns: 80), Size(rows: 16, columns: 60)] {
        for (name, gate) in gates {
          let settings = DeskSettings(language: language)
          let surface = SignInView(
            gate: gate, settings: settings, keys: settings.keys.keymap(in: .signIn),
            now: Self.now + 4
          ).surface(size: size)
          #expect(!surface.text.contains("⟨") && !surface.text.contains("horse"))
          try Golden.compare(
            surface, with: "signIn-\(name)-\(size.columns)x\(size.rows)-\(language.rawValue)")
        }
      }
    }
  }

  @Test("a gate tries what was typed, and forgets the passphrase as soon as it is tried")
  func gateKeys() {
    var gate = gate(Self.typed)
    let outcome = gate.take(.enter, at: Self.now)
    guard case .tried(let wanted) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(wanted.number == "1031" && wanted.passphrase.text == "correct horse")
    #expect(gate.passphrase.text == "")
    #expect(!"\(wanted) \(Effect.unlock(wanted))".contains("horse"))
    gate.refuse(.wait(2), at: Self.now)
    for character in "again" { _ = gate.take(.character(character), at: Self.now) }
    let early = gate.take(.enter, at: Self.now + 1)
    #expect(early == .typed, "nothing is tried while it waits")
    #expect(gate.passphrase.text == "again")
    #expect(gate.wait(at: Self.now + 1) == 1)
    let then = gate.take(.enter, at: Self.now + 2)
    #expect(then != .typed)
  }

  @Test("Esc takes away what was typed, and leaves only when it is pressed again")
  func escape() {
    var gate = gate(Self.typed)
    let keys: [Key] = [.escape, .escape, .escape, .character("1"), .escape, .escape, .escape]
    let outcomes = keys.map { gate.take($0, at: Self.now) }
    #expect(outcomes.dropLast().allSatisfy { $0 == .typed })
    #expect(outcomes.last == .left)
  }

  @Test("a passphrase is kept as it was typed, and only its length is shown")
  func hidden() {
    var text = HiddenText()
    for key in [Key.character("e"), .character("\u{301}"), .paste("灯\n 。"), .character("x")] {
      let isTaken = text.handle(key)
      #expect(isTaken)
    }
    #expect(text.text == "e\u{301}灯 。x" && text.text.count == 5)
    _ = text.handle(.backspace)
    #expect(text.text == "e\u{301}灯 。")
    let isTaken = text.handle(.left)
    #expect(!isTaken)
    _ = text.handle(.control("u"))
    #expect(text.text == "")
  }

  @Test("after ten minutes without a key the desk is locked, and a key puts that off")
  func idle() {
    var model = model()
    _ = update(&model, .ticked(Self.now + 599))
    #expect(!model.isLocked)
    model.lastKey = Self.now + 599
    _ = update(&model, .ticked(Self.now + 1_198))
    #expect(!model.isLocked)
    _ = update(&model, .ticked(Self.now + 1_199))
    #expect(model.isLocked)
    var never = SampleDesk.model()
    _ = update(&never, .ticked(Self.now + 864_000))
    #expect(!never.isLocked)
  }

  @Test("a locked desk shows nothing of what it shows, and no key gets through")
  func covered() {
    var model = model()
    #expect(view(model).text.contains("等配件"))
    _ = update(&model, .lock)
    for size in GoldenSizes.all {
      _ = update(&model, .resized(size))
      let shown = view(model).text
      for secret in ["NH-4", "图书馆", "配件", "南湖", "工单", "超期"] {
        #expect(!shown.contains(secret), "\(secret)")
      }
    }
    let (layers, orders) = (model.layers, model.orders)
    for key in "qn1:?/x".map({ Key.character($0) }) + [.enter, .tab, .control("s"), .down, .escape]
    {
      let effects = model.press(key)
      for effect in effects {
        guard case .unlock = effect else {
          Issue.record("\(key): \(effect)")
          continue
        }
      }
    }
    #expect(model.layers == layers && model.orders == orders)
    _ = update(&model, .learned(.orders(SampleDesk.page, filter: "state:open", after: nil)))
    #expect(model.openDrafts.values.contains { $0.values.contains("等配件") })
    #expect(model.isLocked)
  }

  @Test(
    "the passphrase of whoever sits there opens it again, where one was and with what was typed")
  func unlock() {
    var model = model()
    let before = view(model).text
    model.lock()
    #expect(view(model).text.contains("1003 赵立群"))
    for character in "wrong" { _ = model.press(.character(character)) }
    guard case .unlock(let wanted)? = model.press(.enter).first else {
      Issue.record("nothing was tried")
      return
    }
    #expect(wanted.number == "1003" && wanted.passphrase.text == "wrong")
    _ = update(&model, .gateRefused(.because("不对")))
    #expect(model.isLocked && view(model).text.contains("不对"))
    let person = Person(
      id: 3, number: "1003", name: "赵立群", nameEnglish: "", crew: nil, contractor: nil, phone: "",
      login: nil, isEnabled: true)
    _ = update(&model, .unlocked(SignedIn(person: person, failuresBefore: 0)))
    #expect(!model.isLocked && view(model).text == before)
    model.lock()
    _ = update(&model, .unlocked(SignedIn(person: person, failuresBefore: 2)))
    #expect(model.message?.text == "此前有 2 次登录失败")
  }

  @Test("who acts in another's chair is asked for their own passphrase")
  func actingAs() {
    var model = model()
    var other = SampleDesk.viewer()
    (other.id, other.number, other.name, other.enteredBy) = (4, "1031", "张工", 3)
    _ = update(&model, .succeeded(.actingAs(other)))
    model.lock()
    #expect(view(model).text.contains("1003 赵立群"))
  }

  @Test("one leaves a locked desk to another where people sign in, else one leaves it")
  func leave() {
    var shared = model()
    shared.lock()
    let atOnce = shared.press(.control("d"))
    let twice = shared.press(.escape, .escape)
    #expect(atOnce == [.signOut] && twice == [.signOut])
    var own = model(signsIn: false)
    own.lock()
    let left = own.press(.control("d"))
    #expect(left == [.leave])
  }

  @Test(":lock and :signout do what they say where that is possible, and say why where it is not")
  func commands() {
    var model = model()
    model.layers = []
    _ = model.run("lock")
    #expect(model.isLocked)
    model.gate = nil
    let effects = model.run("signout")
    #expect(effects == [.signOut])
    var sample = SampleDesk.model(language: .en)
    _ = sample.run("lock")
    #expect(!sample.isLocked)
    #expect(sample.message?.text.contains("no passphrase") == true)
    let refused = sample.run("signout")
    #expect(refused == [])
    #expect(sample.message?.text.contains("system account") == true)
  }

  @Test("in lines a locked desk tells nothing either, and the next line is the passphrase")
  func lines() {
    var model = model()
    model.lock()
    let page = model.linearPage(columns: 80).text(columns: 80).joined(separator: "\n")
    #expect(page.contains("已锁屏") && !page.contains("NH-") && !page.contains("配件"))
    #expect(model.linearPromptText == "口令> ")
    guard case .keys(let keys) = model.linearAnswer("n 12") else {
      Issue.record("no keys")
      return
    }
    var effects: [Effect] = []
    for key in keys { effects += model.press(key) }
    guard case .unlock(let wanted)? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(wanted.passphrase.text == "n 12")
  }
}

/// The sizes at which screens are looked at.
enum GoldenSizes {
  static let all = ScreenTests.sizes
}
