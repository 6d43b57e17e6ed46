using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Een.Media.Client.Analyzers;

/// <summary>
/// Refuses a <see cref="DateTime"/> where the client takes a <see cref="DateTimeOffset"/>. C# converts it silently, in the machine's time
/// zone, so a program requests other hours on a server than on a desktop. An expression that shows its zone is allowed.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class UnzonedTimeAnalyzer : DiagnosticAnalyzer
{
    private const string Library = "Een.Media.Client";

    private static readonly DiagnosticDescriptor s_rule = new(
        "EEN0001",
        "A DateTime without a zone becomes an instant in the machine's zone",
        "'{0}' is a DateTime, which would be read in the time zone of this machine. "
        + "For a time in UTC, write new DateTimeOffset({1}, TimeSpan.Zero). "
        + "For what a clock at the camera shows, write camera.ToInstant({1}), or WallClock.ToInstant({1}, timeZone).",
        "Time",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(s_rule);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        if (context is null)
            throw new ArgumentNullException(nameof(context));
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterOperationAction(Check, OperationKind.Conversion);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion.OperatorMethod is not { Name: "op_Implicit" or "op_Explicit", ContainingType: { Name: nameof(DateTimeOffset) } into }
            || !IsDateTime(conversion.Operand.Type)
            || into.ContainingNamespace?.ToDisplayString() != nameof(System)
            || !GoesToLibrary(conversion)
            || SaysItsZone(conversion.Operand))
        {
            return;
        }

        string value = conversion.Operand.Syntax.ToString();

        // A reading of this machine's clock is marked with its zone. Both ways refuse that.
        string unmarked = IsOfClock(conversion.Operand) ? $"DateTime.SpecifyKind({value}, DateTimeKind.Unspecified)" : value;
        context.ReportDiagnostic(Diagnostic.Create(s_rule, conversion.Operand.Syntax.GetLocation(), value, unmarked));
    }

    /// <summary>Whether the value becomes an argument, or the value of a property, of one of this library's packages.</summary>
    private static bool GoesToLibrary(IOperation conversion)
    {
        IOperation value = conversion;
        IOperation? user = conversion.Parent;
        while (user is IConversionOperation or IConditionalOperation or ICoalesceOperation or IParenthesizedOperation)
            (value, user) = (user, user.Parent);
        return user switch
        {
            IArgumentOperation { Parameter.ContainingSymbol: { } method } => IsOurs(method),
            ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { } property } } assignment =>
                ReferenceEquals(assignment.Value, value) && IsOurs(property),
            _ => false,
        };
    }

    private static bool IsOurs(ISymbol symbol) =>
        symbol.ContainingAssembly?.Name is { } name && (name == Library || name.StartsWith(Library + ".", StringComparison.Ordinal));

    /// <summary>Whether the expression itself shows its time zone.</summary>
    private static bool SaysItsZone(IOperation value) => Origin(value) switch
    {
        IPropertyReferenceOperation { Property: { Name: "UtcNow" or "Now" } property } => IsDateTime(property.ContainingType),
        IInvocationOperation { TargetMethod.Name: nameof(DateTime.ToUniversalTime) or nameof(DateTime.ToLocalTime) } => true,
        IInvocationOperation { TargetMethod.Name: nameof(DateTime.SpecifyKind) } specified => NamesKind(specified.Arguments),
        IObjectCreationOperation created => NamesKind(created.Arguments),
        _ => false,
    };

    private static bool IsOfClock(IOperation value) => Origin(value) switch
    {
        IPropertyReferenceOperation { Property: { Name: "UtcNow" or "Now" or "Today" } property } => IsDateTime(property.ContainingType),
        IPropertyReferenceOperation { Property.Name: nameof(DateTime.Date), Instance: { } date } => IsOfClock(date),
        _ => false,
    };

    /// <summary>The time that others are added to, or subtracted from.</summary>
    private static IOperation Origin(IOperation value) => value switch
    {
        IInvocationOperation { TargetMethod: var method, Instance: { } origin }
            when method.Name.StartsWith("Add", StringComparison.Ordinal) => Origin(origin),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum => Origin(sum.LeftOperand),
        IParenthesizedOperation inner => Origin(inner.Operand),
        _ => value,
    };

    private static bool IsDateTime(ITypeSymbol? type) =>
        type?.SpecialType == SpecialType.System_DateTime
        || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && IsDateTime(nullable.TypeArguments[0]));

    private static bool NamesKind(ImmutableArray<IArgumentOperation> arguments) => arguments.Any(argument =>
        argument.Value is IFieldReferenceOperation { Field: { Name: nameof(DateTimeKind.Utc) or nameof(DateTimeKind.Local) } kind }
        && kind.ContainingType.Name == nameof(DateTimeKind));
}
