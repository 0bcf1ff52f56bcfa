import TextCells

/// What a field of a form holds.
public enum FormFieldContent: Hashable, Sendable {
  /// Text.
  case text(TextField)
  /// One of a few answers.
  case choice(ChoiceField)
  /// One of many things, found by typing; the id of the one taken, if any.
  case picker(Picker, picked: String?)
}

/// A labelled field.
public struct FormField: Hashable, Sendable {
  /// What the program calls it.
  public let id: String
  /// What people read at its left.
  public var label: String
  /// What it holds.
  public var content: FormFieldContent
  /// A word of help: shown dim in an empty text field.
  public var hint: String
  /// What is wrong with it; shown at its right. Empty when nothing is.
  public var problem: String
  /// Rows that it takes; more than one for text with lines.
  public var rows: Int

  /// A field.
  public init(
    id: String, label: String, content: FormFieldContent, hint: String = "",
    problem: String = "", rows: Int = 1
  ) {
    self.id = id
    self.label = SafeText(label).text
    self.content = content
    self.hint = hint
    self.problem = problem
    self.rows = max(1, rows)
  }

  /// A text field.
  public static func text(
    _ id: String, label: String, _ text: String = "", hint: String = "", rows: Int = 1
  ) -> FormField {
    FormField(
      id: id, label: label, content: .text(TextField(text, hasLines: rows > 1)), hint: hint,
      rows: rows)
  }

  /// A field with a few answers.
  public static func choice(
    _ id: String, label: String, _ choices: [ChoiceField.Choice], chosen: String? = nil
  ) -> FormField {
    FormField(id: id, label: label, content: .choice(ChoiceField(choices, chosen: chosen)))
  }

  /// A field in which typing finds one of many things.
  ///
  /// - Parameter picked: the id of the one taken already.
  public static func picker(
    _ id: String, label: String, _ items: [PickerItem], picked: String? = nil, hint: String = ""
  ) -> FormField {
    let text = items.first { $0.id == picked }?.text ?? ""
    let content = FormFieldContent.picker(Picker(items, query: text), picked: picked)
    return FormField(id: id, label: label, content: content, hint: hint)
  }

  /// Something is typed of a picker, and nothing has been taken for it.
  public var isHalfTyped: Bool {
    guard case .picker(let picker, nil) = content else { return false }
    return !picker.query.text.isEmpty
  }

  /// The text as it stands, the id of the chosen answer, or the id of what was picked (empty
  /// while nothing is).
  public var value: String {
    switch content {
    case .text(let field): field.text
    case .choice(let field): field.chosen?.id ?? ""
    case .picker(_, let picked): picked ?? ""
    }
  }

  /// What a draft keeps of it.
  fileprivate var kept: String {
    guard case .picker(let picker, nil) = content else { return value }
    return picker.query.text
  }
}

/// What a key did to a form.
public enum FormOutcome: Hashable, Sendable {
  /// Nothing: the key belongs to somebody else.
  case ignored
  /// The focus moved or a caret did.
  case moved
  /// A field's value or text changed; its id.
  case changed(String)
  /// Ctrl-S, or Enter on the last field.
  case submitted
  /// Esc; whoever owns the form asks first when something would be lost (``Form/isChanged``).
  case cancelled
}

/// Labelled fields under one another, one of them focused.
public struct Form: Hashable, Sendable {
  /// The fields from top to bottom.
  public var fields: [FormField]
  /// The index of the focused field.
  public private(set) var focus: Int
  private var original: [String]

  /// A form.
  ///
  /// - Parameters:
  ///   - fields: from top to bottom.
  ///   - focus: the id of the field to begin with; the first when nil or unknown.
  public init(_ fields: [FormField], focus: String? = nil) {
    self.fields = fields
    self.focus = fields.firstIndex { $0.id == focus } ?? 0
    original = fields.map(\.value)
  }

  /// Whether something would be lost by leaving.
  public var isChanged: Bool { fields.map(\.value) != original || hasHalfTypedQuery }

  /// Whether the field with an id holds another value than at the beginning.
  public func isChanged(_ id: String) -> Bool {
    fields.firstIndex { $0.id == id }.map { fields[$0].value != original[$0] } ?? false
  }

  private var hasHalfTypedQuery: Bool { fields.contains(where: \.isHalfTyped) }

  /// The focused field; nil in a form without fields.
  public var focused: FormField? { fields.indices.contains(focus) ? fields[focus] : nil }

  /// The field with an id.
  public subscript(id: String) -> FormField? {
    get { fields.first { $0.id == id } }
    set {
      guard let newValue, let index = fields.firstIndex(where: { $0.id == id }) else { return }
      fields[index] = newValue
    }
  }

  /// The value of the field with an id; empty when there is none. See ``FormField/value``.
  public func value(_ id: String) -> String { self[id]?.value ?? "" }

  /// Moves the focus to a field; an unknown id changes nothing.
  public mutating func focus(on id: String) {
    focus = fields.firstIndex { $0.id == id } ?? focus
  }

  /// The limit of the focused field, in characters, when the last key brought more than it takes.
  public var limitReached: Int? {
    guard case .text(let field)? = focused?.content, field.isCut else { return nil }
    return field.limit
  }

  /// What stands in each field, by its id; where nothing has been picked yet, what was typed to find it.
  public var values: [String: String] {
    Dictionary(fields.map { ($0.id, $0.kept) }, uniquingKeysWith: { first, _ in first })
  }

  /// Writes values into the fields with these ids, as somebody would type them.
  public mutating func fill(_ values: [String: String]) {
    for index in fields.indices {
      guard let value = values[fields[index].id], !value.isEmpty else { continue }
      switch fields[index].content {
      case .text(var field):
        field.replace(with: value)
        fields[index].content = .text(field)
      case .choice(var field):
        field.choose(value)
        fields[index].content = .choice(field)
      case .picker(let picker, _):
        let item = picker.items.first { $0.id == value }
        fields[index].content = .picker(
          Picker(picker.items, query: item?.text ?? value), picked: item?.id)
      }
    }
  }

  mutating func moveFocus(by step: Int) {
    focus = min(max(0, focus + step), max(0, fields.count - 1))
  }
}
