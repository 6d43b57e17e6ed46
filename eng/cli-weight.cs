// Prints what weighs what in a Native AOT binary, as a table: cli-weight FILE.mstat [ASSEMBLY...]. Fails if the binary contains one of the
// assemblies. Run by eng/cli. The compiler lists the sizes in the file (IlcGenerateMstatFile) as IL that is never run: in each method a
// token or a name, followed by numbers.
using System.Globalization;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

const int Rows = 12;
using var file = new PEReader(File.OpenRead(args[0]));
MetadataReader metadata = file.GetMetadataReader();
var weights = new Dictionary<string, long>();
foreach (MethodDefinitionHandle handle in metadata.MethodDefinitions)
{
    MethodDefinition list = metadata.GetMethodDefinition(handle);

    // Types are listed as they are in memory. The file holds them compressed, in the blob DehydratedData, so that they count twice.
    // A method has a size for its code, one for the garbage collector's data and one for exceptions; everything else has one size.
    int sizes = metadata.GetString(list.Name) switch { "Methods" => 3, "Types" or "Blobs" => 1, _ => 0 };
    if (sizes > 0)
        Add(file.GetMethodBody(list.RelativeVirtualAddress).GetILReader(), sizes);
}

if (args.Skip(1).FirstOrDefault(weights.ContainsKey) is { } unwanted)
{
    Console.Error.WriteLine($"The native file contains {unwanted}. Something in it calls that assembly again.");
    return 1;
}

Console.WriteLine("| MB | of |\n|---:|---|");
foreach ((string name, long bytes) in weights.OrderByDescending(weight => weight.Value).Take(Rows))
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {bytes / 1048576.0:0.0} | {name} |"));

return 0;

void Add(BlobReader code, int sizes)
{
    string name = "";
    int left = 0;
    while (code.RemainingBytes > 0)
    {
        int operation = code.ReadByte();
        switch (operation)
        {
            case 0xD0: // ldtoken
                (name, left) = (Assembly(MetadataTokens.EntityHandle(code.ReadInt32())), sizes);
                break;
            case 0x72: // ldstr
                (name, left) = ("tables of the runtime, strings and resources", sizes);
                code.ReadInt32();
                break;
            case 0x20: // ldc.i4
                Count(code.ReadInt32());
                break;
            case 0x1F: // ldc.i4.s
                Count(code.ReadSByte());
                break;
            case >= 0x16 and <= 0x1E: // ldc.i4.0 to ldc.i4.8
                Count(operation - 0x16);
                break;
            default:
                break;
        }
    }

    void Count(int size)
    {
        if (left-- > 0)
            weights[name] = weights.GetValueOrDefault(name) + size;
    }
}

string Assembly(EntityHandle handle)
{
    switch (handle.Kind)
    {
        case HandleKind.TypeReference:
            EntityHandle scope = metadata.GetTypeReference((TypeReferenceHandle)handle).ResolutionScope;
            return scope.Kind == HandleKind.AssemblyReference
                ? metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name)
                : Assembly(scope);
        case HandleKind.MemberReference:
            return Assembly(metadata.GetMemberReference((MemberReferenceHandle)handle).Parent);
        case HandleKind.MethodSpecification:
            return Assembly(metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method);
        case HandleKind.TypeSpecification:
            BlobReader signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature);
            while (signature.RemainingBytes > 0)
            {
                if (signature.ReadByte() is 0x11 or 0x12 && signature.ReadTypeHandle() is { IsNil: false } type)
                    return Assembly(type);
            }

            return "System.Private.CoreLib";
        default:
            return "other";
    }
}
