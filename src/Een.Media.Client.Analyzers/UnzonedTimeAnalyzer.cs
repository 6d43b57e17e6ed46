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
        + "For what a clock at the camera shows, write camera.ToInstant({2}), or WallClock.ToInstant({2}, timeZone).",
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

        // DateTime.Today is marked as the machine's own time, which neither way accepts.
        (string utc, string atCamera) = IsToday(conversion.Operand)
            ? ("DateTime.UtcNow.Date", "DateTime.SpecifyKind(DateTime.Today, DateTimeKind.Unspecified)")
            : (value, value);
        context.ReportDiagnostic(Diagnostic.Create(s_rule, conversion.Operand.Syntax.GetLocation(), value, utc, atCamera));
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
    private static bool SaysItsZone(IOperation value) => value switch
    {
        IPropertyReferenceOperation { Property: { Name: "UtcNow" or "Now" } property } => IsDateTime(property.ContainingType),
        IInvocationOperation { TargetMethod.Name: nameof(DateTime.ToUniversalTime) or nameof(DateTime.ToLocalTime) } => true,
        IInvocationOperation { TargetMethod.Name: nameof(DateTime.SpecifyKind) } specified => NamesKind(specified.Arguments),
        IInvocationOperation { TargetMethod: var method, Instance: { } origin } =>
            method.Name.StartsWith("Add", StringComparison.Ordinal) && SaysItsZone(origin),
        IObjectCreationOperation created => NamesKind(created.Arguments),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract } sum => SaysItsZone(sum.LeftOperand),
        IParenthesizedOperation inner => SaysItsZone(inner.Operand),
        _ => false,
    };

    private static bool IsToday(IOperation value) =>
        value is IPropertyReferenceOperation { Property: { Name: "Today" } property } && IsDateTime(property.ContainingType);

    private static bool IsDateTime(ITypeSymbol? type) =>
        type?.SpecialType == SpecialType.System_DateTime
        || (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            && IsDateTime(nullable.TypeArguments[0]));

    private static bool NamesKind(ImmutableArray<IArgumentOperation> arguments) => arguments.Any(argument =>
        argument.Value is IFieldReferenceOperation { Field: { Name: nameof(DateTimeKind.Utc) or nameof(DateTimeKind.Local) } kind }
        && kind.ContainingType.Name == nameof(DateTimeKind));
}
