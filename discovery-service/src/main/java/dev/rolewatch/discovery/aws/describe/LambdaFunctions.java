package dev.rolewatch.discovery.aws.describe;

import dev.rolewatch.awsaccess.rate.Api;
import dev.rolewatch.contracts.scan.DescribedKind;
import dev.rolewatch.contracts.scan.FoundResource;
import dev.rolewatch.discovery.aws.CallFailedException;
import dev.rolewatch.discovery.aws.RegionCalls;
import java.util.List;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

/**
 * Lambda functions, where the customer allows it: the reply carries the functions' environment variables, none of which are
 * looked at or kept.
 */
final class LambdaFunctions implements Describer {
    private static final String NAMESPACE = "AWS/Lambda";
    private static final String DIMENSION = "FunctionName";
    /**
     * What Lambda@Edge runs of a function publishes under this and its name, in the Region where it ran, and is not listed there
     * ("Find Lambda@Edge metrics", Amazon CloudFront Developer Guide). No name of a function has a dot.
     */
    private static final String REPLICA = "us-east-1.";

    private static final int PAGE = 50;

    @Override
    public List<DescribedKind> kinds() {
        return List.of(Described.kind(NAMESPACE, DIMENSION).except(REPLICA));
    }

    @Override
    public void describe(RegionCalls calls, RegionCalls.Sink<List<FoundResource>> sink)
            throws CallFailedException, InterruptedException {
        LambdaClient lambda = calls.client(LambdaClient.class, LambdaClient::builder);
        calls.pages(
                Api.LAMBDA_CONTROL,
                "lambda:ListFunctions",
                (session, token) -> lambda.listFunctions(
                        request -> request.maxItems(PAGE).marker(token).overrideConfiguration(session)),
                ListFunctionsResponse::nextMarker,
                page -> sink.accept(page.functions().stream()
                        .map(function -> found(calls, function))
                        .toList()));
    }

    private static FoundResource found(RegionCalls calls, FunctionConfiguration function) {
        return new Described(calls.id(NAMESPACE, DIMENSION, function.functionName()))
                .arn(function.functionArn())
                .with("runtime", function.runtimeAsString())
                .with("memory-mb", function.memorySize())
                .with("timeout-seconds", function.timeout())
                .with("package-type", function.packageTypeAsString())
                .with("state", function.stateAsString())
                .resource();
    }
}
