# The emulator in a container. IMAGES is the registry and path of Microsoft's .NET images, with a slash at its end:
#   docker build --build-arg IMAGES=… -t een-media-emulator .
#   docker run --rm -p 8080:8080 een-media-emulator --token dev
ARG IMAGES
FROM ${IMAGES}sdk:10.0 AS build
WORKDIR /repository
COPY global.json nuget.config Directory.Build.props Directory.Packages.props THIRD-PARTY-NOTICES.md .editorconfig ./
COPY src/ src/
RUN dotnet publish src/Een.Media.Emulator --configuration Release --framework net10.0 --output /app -p:RunAnalyzers=false

FROM ${IMAGES}aspnet:10.0
WORKDIR /app
COPY --from=build /app .
RUN mkdir /state && chown app /state
USER app
VOLUME /state
EXPOSE 8080
ENTRYPOINT ["dotnet", "Een.Media.Emulator.dll", "--any-address", "--port", "8080", "--state", "/state"]
